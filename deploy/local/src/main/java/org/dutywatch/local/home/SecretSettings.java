package org.dutywatch.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/** The secret settings of a service in a properties file that its owner alone may read. */
public final class SecretSettings {
    private final Path file;

    /** @param name name of the file without {@code .properties} */
    public SecretSettings(Workspace workspace, String name) {
        this.file = workspace.state().resolve("secrets").resolve(name + ".properties");
    }

    /**
     * Writes the file anew and returns it.
     *
     * @param settings by key; values of letters and digits
     */
    public Path write(Map<String, String> settings) {
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
