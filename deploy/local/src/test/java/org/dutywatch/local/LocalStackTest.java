package org.dutywatch.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
    @TempDir
    Path state;

    @Test
    void shouldLinkMailsToTheServicesOfThisStackWhenPortsAreMoved() {
        var stack = LocalStack.of(StackOptions.here().withState(state).withPortOffset(700));

        var environment = stack.serviceEnvironment("notification");

        assertEquals("http://127.0.0.1:8782/", environment.get("DUTYWATCH_NOTIFICATION_CONSOLE_BASE_URL"));
        assertEquals("http://127.0.0.1:8781/", environment.get("DUTYWATCH_NOTIFICATION_INGEST_URL"));
        assertEquals("http://127.0.0.1:8783/", environment.get("DUTYWATCH_NOTIFICATION_PUBLIC_URL"));
    }

    @Test
    void shouldGiveAServiceItsPasswordsInAFileThatOnlyItsOwnerCanRead() throws IOException {
        var stack = LocalStack.of(StackOptions.here().withState(state).withPortOffset(700));

        var environment = stack.serviceEnvironment("ingest");

        assertTrue(environment.keySet().stream().noneMatch(variable -> variable.contains("PASSWORD")));
        Path file = state.resolve("secrets/ingest.properties");
        assertEquals(file.toUri().toString(), environment.get("QUARKUS_CONFIG_LOCATIONS"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readAllLines(file)
                .contains("quarkus.flyway.password=" + stack.database().password("ingest_owner")));
    }
}
