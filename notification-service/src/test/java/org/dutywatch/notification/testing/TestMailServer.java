package org.dutywatch.notification.testing;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A real SMTP server on a free port. It can be stopped and started again, and can refuse recipients. */
public class TestMailServer implements QuarkusTestResourceLifecycleManager {
    public static final String ADMINISTRATORS = "standards@ridgemont-pd.example";

    /** The name of a mailer that has the settings of production where they differ from those of tests. */
    public static final String AS_IN_PRODUCTION = "as-in-production";

    public static final String DEPUTY = "deputy@ridgemont-pd.example";
    public static final String CHIEF = "the-chief@ridgemont-pd.example";

    /** How long mails must fail until that counts as an outage. */
    public static final Duration OUTAGE_AFTER = Duration.ofSeconds(2);

    private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();
    private static final String LOGIN = "dutywatch";
    private static final String PASSWORD = "dutywatch-test";
    private static final GreenMail SERVER = new RefusingMailServer(freePort())
            .withConfiguration(GreenMailConfiguration.aConfig().withUser(LOGIN, PASSWORD));

    @Override
    public Map<String, String> start() {
        SERVER.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.mailer.port", Integer.toString(port()));
        settings.put("quarkus.mailer.username", LOGIN);
        settings.put("quarkus.mailer.password", PASSWORD);
        String asInProduction = "quarkus.mailer." + AS_IN_PRODUCTION;
        settings.put(asInProduction + ".mock", "false");
        settings.put(asInProduction + ".host", "127.0.0.1");
        settings.put(asInProduction + ".port", Integer.toString(port()));
        settings.put(asInProduction + ".username", LOGIN);
        settings.put(asInProduction + ".password", PASSWORD);
        settings.put(asInProduction + ".start-tls", settingOfProduction("quarkus.mailer.start-tls"));
        settings.put("dutywatch.notification.mail-outage-after", OUTAGE_AFTER.toString());
        settings.put("dutywatch.notification.chief", CHIEF);
        settings.put("dutywatch.notification.administrators", ADMINISTRATORS + "," + DEPUTY);
        settings.put("dutywatch.notification.wait-for-employee", "PT1H");
        settings.put("dutywatch.notification.keep-duty", "P36500D");
        settings.put("dutywatch.notification.group-wait", "PT0.1S");
        return settings;
    }

    private static String settingOfProduction(String key) {
        var settings = new Properties();
        try (var file = TestMailServer.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(settings.getProperty("%prod." + key));
    }

    @Override
    public void stop() {
        SERVER.stop();
    }

    public static void shutDown() {
        SERVER.stop();
    }

    /** The port, which another server may use while this one is shut down. */
    static int port() {
        return SERVER.getSmtp().getPort();
    }

    /** Starts it again, with empty mailboxes. */
    public static void startAgain() {
        SERVER.start();
    }

    /** Makes the server answer 550 to this recipient from now on. */
    public static void refuse(String address) {
        REFUSED.add(address);
    }

    /** Ends {@link #refuse}. */
    public static void acceptAgain(String address) {
        REFUSED.remove(address);
    }

    /** Returns the mails to this address, oldest first. */
    public static List<MimeMessage> receivedBy(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    /** Returns the content types and the decoded texts of all parts, one after the other. */
    public static String textOf(MimeMessage mail) {
        try {
            var parts = (jakarta.mail.internet.MimeMultipart) mail.getContent();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                text.append(parts.getBodyPart(i).getContentType()).append('\n');
                text.append(parts.getBodyPart(i).getContent()).append('\n');
            }
            return text.toString();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(GreenMailUtil.getWholeMessage(mail), e);
        }
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .anyMatch(to -> to.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServerSetup freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ServerSetup(socket.getLocalPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class RefusingMailServer extends GreenMail {
        RefusingMailServer(ServerSetup setup) {
            super(setup);
        }

        @Override
        protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers unused) {
            this.managers = new RefusingManagers();
            return super.createServices(setups, this.managers);
        }
    }

    private static final class RefusingManagers extends Managers {
        private final SmtpManager smtp = new SmtpManager(getImapHostManager(), getUserManager()) {
            @Override
            public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
                return REFUSED.contains(recipient.getEmail()) ? "550 5.1.1 no such user here" : null;
            }
        };

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }
}
