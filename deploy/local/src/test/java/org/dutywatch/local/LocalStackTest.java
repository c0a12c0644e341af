package org.dutywatch.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
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
}
