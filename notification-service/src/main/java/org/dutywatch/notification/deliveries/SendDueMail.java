package org.dutywatch.notification.deliveries;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.notification.mail.MailOutcome;
import org.dutywatch.notification.mail.SmtpSender;
import org.jboss.logging.Logger;

/**
 * Sends one due mail in three steps: claim the delivery and commit; send without a transaction; record the outcome and
 * commit. After a crash between sending and recording, the row stays claimed until the claim ends. Then the mail is
 * sent again with the same Message-ID, so the recipient may get it twice.
 */
@ApplicationScoped
public class SendDueMail {
    private static final Logger LOG = Logger.getLogger(SendDueMail.class);
    private static final String HOP = "notification.delivery";
    private static final Duration CLAIM_DURATION = SmtpSender.LONGEST_SEND.plusSeconds(10);

    private final Deliveries deliveries;
    private final PrepareMail prepareMail;
    private final SmtpSender smtpSender;
    private final RecordDelivery recordDelivery;
    private final MeterRegistry metrics;
    private final Clock clock;

    SendDueMail(
            Deliveries deliveries,
            PrepareMail prepareMail,
            SmtpSender smtpSender,
            RecordDelivery recordDelivery,
            MeterRegistry metrics,
            Clock clock) {
        this.deliveries = deliveries;
        this.prepareMail = prepareMail;
        this.smtpSender = smtpSender;
        this.recordDelivery = recordDelivery;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends one due mail; returns false when none is due. */
    public boolean sendOne() {
        Optional<Delivery> claimed = QuarkusTransaction.requiringNew().call(() -> deliveries.claim(CLAIM_DURATION));
        claimed.ifPresent(this::deliver);
        return claimed.isPresent();
    }

    private void deliver(Delivery delivery) {
        var sample = Timer.start(metrics);
        String outcome = prepareAndSend(delivery);
        sample.stop(metrics.timer("dutywatch.hop.duration", "hop", HOP));
        metrics.counter("dutywatch.hop.messages", "hop", HOP, "outcome", outcome)
                .increment();
    }

    private String prepareAndSend(Delivery delivery) {
        try {
            var prepared = QuarkusTransaction.requiringNew().call(() -> prepareMail.prepare(delivery));
            if (prepared instanceof PrepareMail.Ready ready) {
                return recordOutcome(delivery, ready, smtpSender.send(ready.mail()));
            }
            return prepared instanceof PrepareMail.Postponed ? "postponed" : "skipped";
        } catch (RuntimeException e) {
            // An internal error must not block other mails: retry this one, with growing pauses.
            LOG.errorf(e, "delivery %s failed with an internal error", delivery.deliveryId());
            recordDelivery.recordTemporaryFailure(delivery, Failures.describe(e));
            return "retried";
        }
    }

    private String recordOutcome(Delivery delivery, PrepareMail.Ready ready, MailOutcome outcome) {
        if (outcome instanceof MailOutcome.Accepted) {
            recordDelivery.recordAccepted(delivery, ready.reason(), ready.finding(), clock.instant());
            return "sent";
        }
        if (outcome instanceof MailOutcome.Refused refused) {
            recordDelivery.recordFinalFailure(delivery, refused.reason());
            return "refused";
        }
        recordDelivery.recordTemporaryFailure(delivery, ((MailOutcome.TemporaryFailure) outcome).reason());
        return "retried";
    }
}
