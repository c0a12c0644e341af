package org.dutywatch.local.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The key that this stack signs evidence bundles with, readable by its owner alone, and its public half. */
public final class BundleKeys {
    private static final String OWNER_ALONE = "rw-------";
    private static final String ALL_READ = "rw-r--r--";

    private final Path directory;

    public BundleKeys(Workspace workspace) {
        this.directory = workspace.state().resolve("keys");
    }

    /** What a verifier is told to trust. */
    public Path publicKey() {
        return directory.resolve("bundles-public.pem");
    }

    /** The signing key; made when it is asked for the first time. */
    public synchronized Path signingKey() {
        Path secret = directory.resolve("bundles.pem");
        if (!Files.exists(secret)) {
            try {
                Files.createDirectories(directory);
                var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                // The secret last: where it is, both are.
                write(publicKey(), ALL_READ, "PUBLIC KEY", pair.getPublic());
                write(secret, OWNER_ALONE, "PRIVATE KEY", pair.getPrivate());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return secret;
    }

    private static void write(Path file, String permissions, String label, Key key) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n-----END "
                        + label + "-----\n");
    }
}
