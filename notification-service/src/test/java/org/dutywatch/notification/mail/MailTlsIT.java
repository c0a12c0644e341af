package org.dutywatch.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.MailerName;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.UUID;
import org.dutywatch.notification.mail.MailEnvelope.About;
import org.dutywatch.notification.mail.domain.MailFailure;
import org.dutywatch.notification.settings.NotificationConfig;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.TestMailServer;
import org.junit.jupiter.api.Test;

/** The mail server of the tests offers no TLS; in production TLS is required. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
class MailTlsIT extends OnRealServers {
    private static final String RECIPIENT = "tls@ridgemont-pd.example";

    /** Has the setting of production, which the mailer of the other tests does not have. */
    @Inject
    @MailerName(TestMailServer.AS_IN_PRODUCTION)
    ReactiveMailer mailer;

    @Inject
    NotificationConfig config;

    @Inject
    Vertx vertx;

    @Test
    void shouldSendNoMailToAServerThatOffersNoTls() {
        var mail = new RenderedMail(
                new MailEnvelope(UUID.randomUUID(), null, About.NOTICE, UUID.randomUUID(), RECIPIENT, false),
                "a subject",
                "a text",
                "<p>a text</p>");

        MailOutcome outcome = new SmtpSender(mailer, config, vertx).send(mail);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        MailOutcome.NotAccepted.class,
                        refused -> assertThat(refused.failure()).isEqualTo(MailFailure.TEMPORARY));
        assertThat(TestMailServer.receivedBy(RECIPIENT)).isEmpty();
    }
}
