package org.dutywatch.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords of this stack, one file each, readable by its owner alone. */
public final class Passwords {
    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    public Passwords(Workspace workspace) {
        this.directory = workspace.state().resolve("passwords");
    }

    /** Returns the password of a login; creates it on first use. */
    public synchronized String of(String login) {
        Path file = directory.resolve(login);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(directory);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                byte[] bytes = new byte[16];
                random.nextBytes(bytes);
                Files.writeString(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
