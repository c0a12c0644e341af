package org.dutywatch.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dutywatch.local.LocalStack;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.machine.DetachedProcess;
import org.dutywatch.local.machine.StackFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail server's process is a sleep, its REST interface is in this JVM: nothing else runs. */
class DownTest {
    private static final int OFFSET = 16_500;

    @TempDir
    Path state;

    private final List<String> output = new ArrayList<>();
    private StackOptions otherShell;

    @BeforeEach
    void prepareAsUpDoes() {
        otherShell = StackOptions.here().withState(state).withProgress(output::add);
    }

    @Test
    void shouldStopAStackWithAnotherOffsetThatThisShellDoesNotKnow() throws IOException {
        LocalStack stack = LocalStack.of(otherShell.withPortOffset(OFFSET));
        stack.prepare();
        DetachedProcess process = startMailProcess(stack);
        HttpServer mail = mailApi(stack.ports().mailApi());
        try {
            new Down(otherShell).run();

            assertFalse(process.isAlive());
            assertEquals("Hello", Files.readString(state.resolve("data/mail/kim@pd.example/INBOX/00001.eml")));
            assertEquals(List.of("Everything is stopped; the data are kept in " + state + "."), output);
        } finally {
            mail.stop(0);
        }
    }

    @Test
    void shouldSayInOneSentenceThatMailsAreLostWhenTheMailServerDoesNotAnswer() {
        LocalStack stack = LocalStack.of(otherShell.withPortOffset(OFFSET));
        stack.prepare();
        DetachedProcess process = startMailProcess(stack);

        var failure = assertThrows(StackFailure.class, () -> new Down(otherShell).run());

        assertTrue(String.valueOf(failure.getMessage()).startsWith("The mail server does not answer at http://"));
        assertFalse(process.isAlive());
    }

    @Test
    void shouldDoNothingWhenNothingWasStarted() {
        new Down(otherShell).run();

        assertEquals(List.of("Nothing was running."), output);
    }

    @Test
    void shouldNotStartTheRestOfAStackOnOtherPorts() {
        LocalStack stack = LocalStack.of(otherShell.withPortOffset(OFFSET));
        stack.prepare();
        DetachedProcess process = startMailProcess(stack);
        try {
            LocalStack other = LocalStack.of(otherShell.withPortOffset(OFFSET + 20));

            var failure = assertThrows(StackFailure.class, other::prepare);

            assertEquals(
                    "This stack runs with DUTYWATCH_PORT_OFFSET=16500: set it, or stop the stack first with"
                            + " DUTYWATCH_STATE='" + state + "' deploy/local/down.",
                    failure.getMessage());
        } finally {
            process.kill();
        }
    }

    private DetachedProcess startMailProcess(LocalStack stack) {
        DetachedProcess process = stack.workspace().process("mail");
        process.start(List.of("sleep", "600"), Map.of(), state);
        return process;
    }

    private static HttpServer mailApi(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/api/user", exchange -> {
            String text = exchange.getRequestURI().getPath().endsWith("/user")
                    ? "[{\"email\": \"kim@pd.example\"}]"
                    : "[{\"subject\": \"Hi\", \"mimeMessage\": \"Hello\"}]";
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (var response = exchange.getResponseBody()) {
                response.write(body);
            }
        });
        server.start();
        return server;
    }
}
