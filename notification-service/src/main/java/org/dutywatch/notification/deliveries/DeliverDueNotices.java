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
import org.dutywatch.notification.mail.SmtpChannel;
import org.jboss.logging.Logger;

/**
 * Sends one due mail in three steps: claim the delivery and commit; send without a transaction; record the outcome and
 * commit. After a crash between sending and recording, the row stays claimed until its lease ends. Then the mail is
 * sent again with the same Message-ID, so the recipient may get it twice.
 */
@ApplicationScoped
public class DeliverDueNotices {
    private static final Logger LOG = Logger.getLogger(DeliverDueNotices.class);
    private static final Duration LEASE = SmtpChannel.LONGEST_SEND.plusSeconds(10);

    private final Deliveries deliveries;
    private final PrepareLetter prepareLetter;
    private final SmtpChannel channel;
    private final RecordDelivery recordDelivery;
    private final MeterRegistry metrics;
    private final Clock clock;

    DeliverDueNotices(
            Deliveries deliveries,
            PrepareLetter prepareLetter,
            SmtpChannel channel,
            RecordDelivery recordDelivery,
            MeterRegistry metrics,
            Clock clock) {
        this.deliveries = deliveries;
        this.prepareLetter = prepareLetter;
        this.channel = channel;
        this.recordDelivery = recordDelivery;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends one due mail; returns false when none is due. */
    public boolean deliverOne() {
        Optional<Delivery> claimed = QuarkusTransaction.requiringNew().call(() -> deliveries.claim(LEASE));
        claimed.ifPresent(this::deliver);
        return claimed.isPresent();
    }

    private void deliver(Delivery delivery) {
        var sample = Timer.start(metrics);
        String outcome = prepareAndSend(delivery);
        sample.stop(metrics.timer("dutywatch.hop.duration", "hop", "notification.delivery"));
        metrics.counter("dutywatch.hop.messages", "hop", "notification.delivery", "outcome", outcome)
                .increment();
    }

    private String prepareAndSend(Delivery delivery) {
        try {
            var prepared = QuarkusTransaction.requiringNew().call(() -> prepareLetter.prepare(delivery));
            if (prepared instanceof PrepareLetter.Ready ready) {
                return recordOutcome(delivery, ready, channel.send(ready.letter()));
            }
            return prepared instanceof PrepareLetter.NotYet ? "postponed" : "skipped";
        } catch (RuntimeException e) {
            // An error of our own must not block other mails: retry this one, with growing pauses.
            LOG.errorf(e, "delivery %s failed on our side", delivery.deliveryId());
            recordDelivery.later(delivery, Failures.describe(e));
            return "retried";
        }
    }

    private String recordOutcome(Delivery delivery, PrepareLetter.Ready ready, MailOutcome outcome) {
        if (outcome instanceof MailOutcome.Accepted) {
            recordDelivery.accepted(delivery, ready.news(), ready.finding(), clock.instant());
            return "sent";
        }
        if (outcome instanceof MailOutcome.Refused refused) {
            recordDelivery.refused(delivery, refused.reason());
            return "refused";
        }
        recordDelivery.later(delivery, ((MailOutcome.Later) outcome).reason());
        return "retried";
    }
}
