package org.dutywatch.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key with which this stack encrypts the addresses of roster feeds, readable by its owner alone. */
public final class FeedKey {
    private static final int BYTES = 32;

    private final Path file;

    public FeedKey(Workspace workspace) {
        this.file = workspace.state().resolve("keys").resolve("roster-feeds.key");
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
