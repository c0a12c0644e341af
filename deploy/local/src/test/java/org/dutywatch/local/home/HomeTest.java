package org.dutywatch.local.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path directory;

    @Test
    void shouldCreateAPasswordOnceThatOnlyItsOwnerCanRead() throws IOException {
        var passwords = new Passwords(new Workspace(directory, directory, directory));

        String password = passwords.of("ingest");

        assertEquals(password, passwords.of("ingest"));
        assertNotEquals(password, passwords.of("compliance"));
        var permissions = Files.getPosixFilePermissions(directory.resolve("passwords/ingest"));
        assertEquals("rw-------", PosixFilePermissions.toString(permissions));
    }

    @Test
    void shouldCreateASigningKeyOnceThatOnlyItsOwnerCanRead() throws IOException {
        var keys = new SigningKeyPair(new Workspace(directory, directory, directory), "bundles");

        String secret = read(keys.signingKey());

        assertEquals(secret, read(keys.signingKey()));
        assertTrue(secret.startsWith("-----BEGIN PRIVATE KEY-----\n"));
        assertTrue(read(keys.publicKey()).startsWith("-----BEGIN PUBLIC KEY-----\n"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.signingKey())));
    }

    @Test
    void shouldFillADirectoryOfTheCacheOnce() {
        Path target = directory.resolve("server-1");

        CompleteDirectory.createOnce(target, partial -> write(partial.resolve("a"), "first"));
        CompleteDirectory.createOnce(target, partial -> write(partial.resolve("a"), "second"));

        assertEquals("first", read(target.resolve("a")));
    }

    @Test
    void shouldStartAgainWhenFillingWasInterrupted() {
        Path target = directory.resolve("server-1");

        assertThrows(
                IllegalStateException.class,
                () -> CompleteDirectory.createOnce(target, partial -> {
                    write(partial.resolve("leftover"), "x");
                    throw new IllegalStateException("power cut");
                }));
        CompleteDirectory.createOnce(target, partial -> write(partial.resolve("a"), "whole"));

        assertFalse(Files.exists(target.resolve("leftover")));
        assertEquals("whole", read(target.resolve("a")));
    }

    @Test
    void shouldKeepServersOffTheClassPath() {
        var artifacts = new Artifacts(
                List.of(
                        Path.of("/m2/kafka_2.13-4.1.1.jar"),
                        Path.of("/m2/greenmail-standalone-2.1.13.jar"),
                        Path.of("/m2/keycloak-quarkus-dist-26.7.3.zip")),
                Path.of("/p/classes"));

        assertEquals("/p/classes:/m2/kafka_2.13-4.1.1.jar", artifacts.classPath());
        assertEquals("26.7.3", artifacts.version("keycloak-quarkus-dist-"));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
