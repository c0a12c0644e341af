package org.dutywatch.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dutywatch.local.machine.StackFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In place of Keycloak, this JVM answers on the stack's port. */
class TokensTest {
    private static final int OFFSET = 16_700;

    @TempDir
    Path state;

    private StackOptions otherShell;

    @BeforeEach
    void prepareAsUpDoes() {
        otherShell = StackOptions.here().withState(state);
        LocalStack.of(otherShell.withPortOffset(OFFSET)).prepare();
    }

    @Test
    void shouldAskTheStackWithAnotherOffsetThatThisShellDoesNotKnow() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer keycloak = keycloak(asked, 200, "{\"access_token\": \"a.b.c\"}");
        try {
            assertEquals("a.b.c", LocalStack.of(otherShell.withPortsOfState()).token("sergeant"));
        } finally {
            keycloak.stop(0);
        }
        assertTrue(asked.get(0).contains("username=sergeant"), asked.get(0));
    }

    @Test
    void shouldSayWhichUserIsRefused() throws IOException {
        HttpServer keycloak = keycloak(new CopyOnWriteArrayList<>(), 401, "invalid_grant");
        try {
            LocalStack stack = LocalStack.of(otherShell.withPortsOfState());

            var failure = assertThrows(StackFailure.class, () -> stack.token("nobody"));

            assertEquals("Keycloak refuses a token for \"nobody\": invalid_grant", failure.getMessage());
        } finally {
            keycloak.stop(0);
        }
    }

    @Test
    void shouldSayHowToStartTheStackWhenKeycloakDoesNotAnswer() {
        LocalStack stack = LocalStack.of(otherShell.withPortsOfState());

        var failure = assertThrows(StackFailure.class, () -> stack.token("sergeant"));

        assertTrue(String.valueOf(failure.getMessage()).contains("is the stack up ("), failure.getMessage());
    }

    private HttpServer keycloak(List<String> asked, int status, String answer) throws IOException {
        int port = otherShell.withPortOffset(OFFSET).ports().keycloak();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/realms/dutywatch/protocol/openid-connect/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            try (var response = exchange.getResponseBody()) {
                response.write(body);
            }
        });
        server.start();
        return server;
    }
}
