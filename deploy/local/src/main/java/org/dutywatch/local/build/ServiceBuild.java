package org.dutywatch.local.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutywatch.local.machine.StackFailure;

/** Builds with Maven the services that are not packaged, or are older than their sources. */
public final class ServiceBuild {
    private static final Pattern MODULE = Pattern.compile("Building (?:Dutywatch )?([\\w -]+).*\\[(\\d+/\\d+)]");

    private final Path root;
    private final Path log;
    private volatile String currentStep = "Maven starts";

    public ServiceBuild(Path root, Path log) {
        this.root = root;
        this.log = log;
    }

    /** Returns what Maven is doing, to be shown while it runs. */
    public String currentStep() {
        return currentStep;
    }

    /** Returns the services whose jar is missing or older than their sources. */
    public List<String> stale(List<String> services) {
        return services.stream()
                .filter(service ->
                        sourcesOf(service).isNewerThan(root.resolve(service + "/target/quarkus-app/quarkus-run.jar")))
                .toList();
    }

    /**
     * Builds the services.
     *
     * @throws StackFailure if the build fails or is interrupted; names the log of a failed build
     */
    public void packageServices(List<String> services) {
        var command = List.of(
                root.resolve("mvnw").toString(),
                "-B",
                "-Dquick",
                "-Dstyle.color=never",
                "-T2",
                "package",
                "-pl",
                String.join(",", services),
                "-am");
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx700m");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process maven = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(maven::destroy));
            copyOutput(maven);
            if (maven.waitFor() != 0) {
                throw new StackFailure("The build of the services failed; its log: " + log);
            }
        } catch (IOException e) {
            throw new StackFailure("Maven cannot be started: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The build was interrupted.", e);
        }
    }

    private void copyOutput(Process maven) throws IOException {
        try (BufferedReader output = maven.inputReader(StandardCharsets.UTF_8);
                var writer = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher module = MODULE.matcher(line);
                if (module.find()) {
                    currentStep = "building " + module.group(1) + " (" + module.group(2) + ")";
                }
                writer.write(line);
                writer.newLine();
            }
        }
    }

    /** With those of the service's own module {@code model}, which not every service has. */
    private SourceTree sourcesOf(String service) {
        return new SourceTree(List.of(
                root.resolve("pom.xml"),
                root.resolve("event-kit/pom.xml"),
                root.resolve("event-kit/src/main"),
                root.resolve(service + "/model/pom.xml"),
                root.resolve(service + "/model/src/main"),
                root.resolve(service + "/pom.xml"),
                root.resolve(service + "/src/main")));
    }
}
