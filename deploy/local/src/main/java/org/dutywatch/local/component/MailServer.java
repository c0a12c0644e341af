package org.dutywatch.local.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dutywatch.local.home.Artifacts;
import org.dutywatch.local.home.Workspace;
import org.dutywatch.local.machine.DetachedProcess;
import org.dutywatch.local.machine.JavaCommand;
import org.dutywatch.local.machine.StackFailure;

/** A mail server for the demo. It delivers nowhere; mails are read through its REST interface. */
public final class MailServer implements StackComponent {
    private static final String ARTIFACT = "greenmail-standalone-";
    private static final String HOST = "127.0.0.1";

    /**
     * A received mail.
     *
     * @param mimeMessage the whole message as text
     */
    public record Mail(String subject, String mimeMessage) {}

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Workspace workspace;
    private final Artifacts artifacts;
    private final int smtpPort;
    private final int apiPort;
    private final DetachedProcess process;

    public MailServer(Workspace workspace, Artifacts artifacts, int smtpPort, int apiPort) {
        this.workspace = workspace;
        this.artifacts = artifacts;
        this.smtpPort = smtpPort;
        this.apiPort = apiPort;
        this.process = workspace.process("mail");
    }

    @Override
    public String title() {
        return "GreenMail " + artifacts.version(ARTIFACT);
    }

    @Override
    public DetachedProcess process() {
        return process;
    }

    @Override
    public Map<Integer, String> ports() {
        return Map.of(smtpPort, "mail (SMTP)", apiPort, "mail (REST)");
    }

    @Override
    public void start() {
        if (!isAlive()) {
            var command = new JavaCommand(48)
                    .property("greenmail.smtp.hostname", HOST)
                    .property("greenmail.smtp.port", smtpPort)
                    .property("greenmail.api.hostname", HOST)
                    .property("greenmail.api.port", apiPort)
                    .property("greenmail.auth.disabled", "")
                    .property("greenmail.startup.timeout", 30_000)
                    .property("greenmail.preload.dir", mailDirectory())
                    .jar(artifacts.file(ARTIFACT));
            process.start(command, Map.of(), workspace.state());
        }
        Readiness.await(this, Duration.ofSeconds(60), () -> Readiness.answers(api("service/readiness")));
    }

    /**
     * Stops it. Its mails are only in memory, so they are saved to files first, for the next start.
     *
     * @throws StackFailure if it does not hand out its mails; it is stopped nevertheless
     */
    @Override
    public void stop() {
        try {
            if (isAlive()) {
                saveMails();
            }
        } finally {
            process.stop(Duration.ofSeconds(10));
        }
    }

    /** Returns the mails to an address, the oldest first. */
    public List<Mail> messages(String address) {
        List<Mail> mails = new ArrayList<>();
        for (JsonNode message : get("user/" + encoded(address) + "/messages/INBOX")) {
            mails.add(new Mail(
                    message.path("subject").asText(),
                    message.path("mimeMessage").asText()));
        }
        return mails;
    }

    /** Returns the URL of the list of mailboxes. */
    public URI mailboxesUrl() {
        return api("user");
    }

    private void saveMails() {
        try {
            for (JsonNode user : get("user")) {
                String address = user.path("email").asText();
                Path inbox =
                        Files.createDirectories(mailDirectory().resolve(address).resolve("INBOX"));
                int number = 0;
                for (Mail mail : messages(address)) {
                    Files.writeString(inbox.resolve(String.format("%05d.eml", ++number)), mail.mimeMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the mails cannot be saved", e);
        }
    }

    private Path mailDirectory() {
        try {
            return Files.createDirectories(workspace.data("mail"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an array; empty for a mailbox without mails. */
    private JsonNode get(String path) {
        try {
            var request = HttpRequest.newBuilder(api(path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            var json = new ObjectMapper();
            return response.statusCode() == 200 ? json.readTree(response.body()) : json.createArrayNode();
        } catch (IOException e) {
            throw new StackFailure("The mail server does not answer at " + api(path) + "; its log: " + log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private URI api(String path) {
        return URI.create("http://" + HOST + ":" + apiPort + "/api/" + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
