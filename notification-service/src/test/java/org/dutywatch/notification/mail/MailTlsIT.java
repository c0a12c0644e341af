package org.dutywatch.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.dutywatch.notification.mail.MailEnvelope.About;
import org.dutywatch.notification.mail.domain.MailFailure;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.TestMailServer;
import org.junit.jupiter.api.Test;

/** The mail server of the tests offers no TLS; in production TLS is required. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@TestProfile(MailTlsIT.AsInProduction.class)
class MailTlsIT extends OnRealServers {
    private static final String RECIPIENT = "tls@ridgemont-pd.example";
    private static final String SETTING = "quarkus.mailer.start-tls";

    @Inject
    SmtpSender sender;

    /** The setting of production, which the profile of tests does not have. */
    public static class AsInProduction implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new Properties();
            try (var file = MailTlsIT.class.getResourceAsStream("/application.properties")) {
                settings.load(file);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return Map.of(SETTING, settings.getProperty("%prod." + SETTING));
        }
    }

    @Test
    void shouldSendNoMailToAServerThatOffersNoTls() {
        var mail = new RenderedMail(
                new MailEnvelope(UUID.randomUUID(), null, About.NOTICE, UUID.randomUUID(), RECIPIENT, false),
                "a subject",
                "a text",
                "<p>a text</p>");

        MailOutcome outcome = sender.send(mail);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        MailOutcome.NotAccepted.class,
                        refused -> assertThat(refused.failure()).isEqualTo(MailFailure.TEMPORARY));
        assertThat(TestMailServer.receivedBy(RECIPIENT)).isEmpty();
    }
}
