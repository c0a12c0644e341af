package org.dutywatch.notification.deliveries;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.notification.mail.MailOutcome;
import org.dutywatch.notification.mail.SmtpSender;
import org.jboss.logging.Logger;

/**
 * Sends one due mail in three steps: record that it is being sent and commit; send without a transaction; record the
 * outcome and commit.
 *
 * <p>A mail that the server has accepted is not sent again: recording that is retried for {@link #RECORD}, then the
 * acceptance alone. Only if the outcome is never recorded, because this process has crashed or the database was
 * away for longer, is the mail sent once more, with the same Message-ID. When that outcome is not recorded either, the
 * mail has failed.
 */
@ApplicationScoped
public class SendDueMail {
    private static final Logger LOG = Logger.getLogger(SendDueMail.class);
    private static final String HOP = "notification.delivery";
    private static final Duration PREPARE = Duration.ofSeconds(30);
    /** Shorter than the claim, so that two workers never prepare the same mail. */
    private static final int PREPARE_TIMEOUT_SECONDS = 25;

    private static final Duration RECORD = Duration.ofMinutes(1);
    /** How long a mail that is being sent is hidden from other workers. */
    static final Duration SEND_AND_RECORD =
            SmtpSender.LONGEST_SEND.plus(RECORD.multipliedBy(2)).plusSeconds(10);

    private static final int MOST_SENDS_WITHOUT_OUTCOME = 2;
    private static final String OUTCOME_UNKNOWN = "it is not known whether the mail server accepted it: it was sent "
            + MOST_SENDS_WITHOUT_OUTCOME + " times, and the outcome could not be recorded";

    private final DueMails dueMails;
    private final PrepareDueMail prepareDueMail;
    private final SmtpSender smtpSender;
    private final RecordDelivery recordDelivery;
    private final MeterRegistry metrics;
    private final Clock clock;

    SendDueMail(
            DueMails dueMails,
            PrepareDueMail prepareDueMail,
            SmtpSender smtpSender,
            RecordDelivery recordDelivery,
            MeterRegistry metrics,
            Clock clock) {
        this.dueMails = dueMails;
        this.prepareDueMail = prepareDueMail;
        this.smtpSender = smtpSender;
        this.recordDelivery = recordDelivery;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Sends one due mail; returns false when none is due. */
    public boolean sendOne() throws InterruptedException {
        Optional<DueMail> claimed = QuarkusTransaction.requiringNew().call(() -> dueMails.claim(PREPARE));
        if (claimed.isPresent()) {
            deliver(claimed.get());
        }
        return claimed.isPresent();
    }

    private void deliver(DueMail mail) throws InterruptedException {
        var sample = Timer.start(metrics);
        String outcome = prepareAndSend(mail);
        sample.stop(metrics.timer("dutywatch.hop.duration", "hop", HOP));
        metrics.counter("dutywatch.hop.messages", "hop", HOP, "outcome", outcome)
                .increment();
    }

    private String prepareAndSend(DueMail mail) throws InterruptedException {
        try {
            if (mail.acceptedAt() != null) {
                recordDelivery.recordAccepted(mail, mail.acceptedAt());
                return "sent";
            }
            if (mail.unrecorded() >= MOST_SENDS_WITHOUT_OUTCOME) {
                recordDelivery.recordFinalFailure(mail, OUTCOME_UNKNOWN);
                return "unknown";
            }
            var prepared = QuarkusTransaction.requiringNew()
                    .timeout(PREPARE_TIMEOUT_SECONDS)
                    .call(() -> prepareDueMail.prepare(mail));
            if (prepared instanceof PrepareMail.Ready ready) {
                return send(mail, ready);
            }
            return prepared instanceof PrepareMail.Postponed ? "postponed" : "skipped";
        } catch (RuntimeException e) {
            return retryAfterInternalError(mail, e);
        }
    }

    private String send(DueMail before, PrepareMail.Ready ready) throws InterruptedException {
        MailOutcome outcome = smtpSender.send(ready.rendered());
        if (outcome instanceof MailOutcome.Accepted) {
            return recordAccepted(ready.mail(), clock.instant());
        }
        if (outcome instanceof MailOutcome.AddressRefused refused) {
            untilRecorded(
                    () -> recordDelivery.recordFinalFailure(before, "the address was refused: " + refused.reason()));
            return "address_refused";
        }
        untilRecorded(() -> recordDelivery.recordNotAccepted(before, (MailOutcome.NotAccepted) outcome));
        return "retried";
    }

    private String recordAccepted(DueMail mail, Instant at) throws InterruptedException {
        try {
            untilRecorded(() -> recordDelivery.recordAccepted(mail, at));
            return "sent";
        } catch (RuntimeException e) {
            LOG.errorf("delivery %s: cannot update what it is about: %s", mail.deliveryId(), Failures.describe(e));
            LOG.debug("the failure", e);
        }
        try {
            untilRecorded(() -> recordDelivery.keepAccepted(mail, at));
            return "accepted";
        } catch (RuntimeException e) {
            return retryAfterInternalError(mail, e);
        }
    }

    /** An internal error must not block other mails: this one is retried, with growing pauses. */
    private String retryAfterInternalError(DueMail mail, RuntimeException failure) {
        LOG.errorf("delivery %s failed with an internal error: %s", mail.deliveryId(), Failures.describe(failure));
        LOG.debug("the failure", failure);
        recordDelivery.recordInternalError(mail, Failures.describe(failure));
        return "retried";
    }

    /**
     * Repeats the recording while the database fails temporarily, at most for {@link #RECORD}.
     *
     * @throws InterruptedException if the service stops meanwhile
     */
    private void untilRecorded(Runnable recording) throws InterruptedException {
        Instant end = clock.instant().plus(RECORD);
        for (int pauses = 0; ; pauses++) {
            try {
                recording.run();
                return;
            } catch (RuntimeException e) {
                if (!Failures.isTemporary(e) || clock.instant().isAfter(end)) {
                    throw e;
                }
                LOG.warnf("the outcome of a mail cannot be recorded yet: %s", Failures.describe(e));
                TimeUnit.MILLISECONDS.sleep(Failures.backoff(pauses).toMillis());
            }
        }
    }
}
