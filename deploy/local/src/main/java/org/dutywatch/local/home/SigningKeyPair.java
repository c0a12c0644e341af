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

/** A key pair with which this stack signs (Ed25519). The private key is readable by its owner alone. */
public final class SigningKeyPair {
    private static final String OWNER_ALONE = "rw-------";
    private static final String ALL_READ = "rw-r--r--";

    private final Path directory;
    private final String name;

    /** @param name what it signs; part of the names of its files */
    public SigningKeyPair(Workspace workspace, String name) {
        this.directory = workspace.state().resolve("keys");
        this.name = name;
    }

    /** Returns the public key, with which others check what was signed. */
    public Path publicKey() {
        return directory.resolve(name + "-public.pem");
    }

    /** Returns the private key; creates the pair on first use. */
    public synchronized Path signingKey() {
        Path privateKey = directory.resolve(name + ".pem");
        if (!Files.exists(privateKey)) {
            try {
                Files.createDirectories(directory);
                var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                // The private key is written last: if it exists, both keys do.
                write(publicKey(), ALL_READ, "PUBLIC KEY", pair.getPublic());
                write(privateKey, OWNER_ALONE, "PRIVATE KEY", pair.getPrivate());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return privateKey;
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
