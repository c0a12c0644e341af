package org.dutywatch.notification.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An SMTP server in the place of {@link TestMailServer} whose refusals a test chooses. It accepts everything else. {@link
 * #close} starts the {@link TestMailServer} again.
 */
public final class ScriptedMailServer implements AutoCloseable {
    /** What the client sends, in the order of a session. */
    public enum Step {
        /** The connection. */
        CONNECT("220 mail.ridgemont-pd.example ESMTP", ""),
        EHLO("250-mail.ridgemont-pd.example\r\n250-ENHANCEDSTATUSCODES\r\n250 AUTH PLAIN", "EHLO"),
        AUTH("235 2.7.0 Authentication successful", "AUTH"),
        MAIL("250 2.1.0 Sender OK", "MAIL"),
        RCPT("250 2.1.5 Recipient OK", "RCPT"),
        DATA("354 Start mail input", "DATA"),
        /** The end of the mail. */
        CONTENT("250 2.0.0 Queued", ".");

        private final String accepted;
        private final String command;

        Step(String accepted, String command) {
            this.accepted = accepted;
            this.command = command;
        }
    }

    private final ServerSocket socket;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final Map<Step, String> refusals = new ConcurrentHashMap<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();

    private ScriptedMailServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Shuts the {@link TestMailServer} down and takes its port. */
    public static ScriptedMailServer start() {
        int port = TestMailServer.port();
        TestMailServer.shutDown();
        try {
            var server = new ScriptedMailServer(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
            inBackground(server::listen);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with this reply to the step from now on; its lines end in CR LF but for the last. */
    public ScriptedMailServer refuse(Step step, String reply) {
        refusals.put(step, reply);
        return this;
    }

    /** Ends all refusals. */
    public void acceptAgain() {
        refusals.clear();
    }

    /** Returns the recipients of the accepted mails, oldest first. */
    public List<String> accepted() {
        return accepted;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        // The port is free only when nothing waits for a connection any more.
        stopped.join();
        for (Socket connection : connections) {
            connection.close();
        }
        TestMailServer.startAgain();
    }

    private void listen() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                inBackground(() -> talk(connection));
            }
        } catch (IOException e) {
            // The test has closed the server.
        } finally {
            stopped.complete(null);
        }
    }

    private void talk(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            reply(connection, Step.CONNECT);
            Map<Step, String> session = new EnumMap<>(Step.class);
            boolean inMail = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (inMail && !line.equals(".")) {
                    continue;
                }
                if (line.equals("QUIT")) {
                    send(connection, "221 2.0.0 Bye");
                    return;
                }
                Optional<Step> step = stepOf(line);
                if (step.isEmpty()) {
                    send(connection, "250 2.0.0 OK");
                    continue;
                }
                session.put(step.get(), line);
                boolean isAccepted = reply(connection, step.get());
                inMail = step.get() == Step.DATA && isAccepted;
                if (step.get() == Step.CONTENT && isAccepted) {
                    accepted.add(addressIn(session.getOrDefault(Step.RCPT, "")));
                }
            }
        } catch (IOException e) {
            // The client or the test has closed the connection.
        }
    }

    private static Optional<Step> stepOf(String line) {
        for (Step step : Step.values()) {
            if (step != Step.CONNECT && line.toUpperCase(Locale.ROOT).startsWith(step.command)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Returns whether the step was accepted. */
    private boolean reply(Socket connection, Step step) throws IOException {
        String refusal = refusals.get(step);
        send(connection, refusal == null ? step.accepted : refusal);
        return refusal == null;
    }

    private static void send(Socket connection, String reply) throws IOException {
        connection.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        connection.getOutputStream().flush();
    }

    private static String addressIn(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static void inBackground(Runnable task) {
        var thread = new Thread(task, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }
}
