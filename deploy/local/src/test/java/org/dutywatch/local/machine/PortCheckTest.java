package org.dutywatch.local.machine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    @Test
    void shouldNameThePortAndWhatNeedsItWhenItIsInUse() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            var failure =
                    assertThrows(StackFailure.class, () -> PortCheck.requireFree(Map.of(port, "compliance-service")));

            assertEquals(
                    "Port " + port + ", which compliance-service needs, is in use by another program; stop that program"
                            + " or shift all ports with DUTYWATCH_PORT_OFFSET=1000.",
                    failure.getMessage());
        }
    }

    @Test
    void shouldPassAFreePort() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertDoesNotThrow(() -> PortCheck.requireFree(Map.of(free, "Kafka")));
    }
}
