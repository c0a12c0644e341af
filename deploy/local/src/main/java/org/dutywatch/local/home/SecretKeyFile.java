package org.dutywatch.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A random key of this stack in Base64, readable by its owner alone. */
public final class SecretKeyFile {
    private static final int BYTES = 32;

    private final Path file;

    /** @param name name of the file without {@code .key} */
    public SecretKeyFile(Workspace workspace, String name) {
        this.file = workspace.state().resolve("keys").resolve(name + ".key");
    }

    /** Returns the key file; creates it on first use. */
    public synchronized Path file() {
        if (!Files.exists(file)) {
            var key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            try {
                Files.createDirectories(file.getParent());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return file;
    }
}
