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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A real SMTP server on a free port. It can be stopped and started again, and can refuse recipients. */
public class TestMailServer implements QuarkusTestResourceLifecycleManager {
    public static final String ADMINISTRATORS = "standards@ridgemont-pd.example";
    public static final String DEPUTY = "deputy@ridgemont-pd.example";
    private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();
    private static final String LOGIN = "dutywatch";
    private static final String PASSWORD = "dutywatch-test";
    private static final GreenMail SERVER = new RefusingMailServer(freePort())
            .withConfiguration(GreenMailConfiguration.aConfig().withUser(LOGIN, PASSWORD));

    @Override
    public Map<String, String> start() {
        SERVER.start();
        return Map.of(
                "quarkus.mailer.port",
                Integer.toString(port()),
                "quarkus.mailer.username",
                LOGIN,
                "quarkus.mailer.password",
                PASSWORD,
                "dutywatch.notification.mail-outage-after",
                "PT2S",
                "dutywatch.notification.administrators",
                ADMINISTRATORS + "," + DEPUTY,
                "dutywatch.notification.wait-for-employee",
                "PT4S",
                "dutywatch.notification.keep-duty",
                "P36500D",
                "dutywatch.notification.group-wait",
                "PT0.5S");
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
