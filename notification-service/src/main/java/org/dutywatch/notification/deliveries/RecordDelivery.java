package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dutywatch.notification.deliveries.domain.RetryPolicy;
import org.dutywatch.notification.mail.MailOutcome;
import org.dutywatch.notification.mail.domain.MailFailure;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Records the outcome of an attempt to send a mail and updates what it is about, in one transaction. */
@ApplicationScoped
class RecordDelivery {
    private static final Logger LOG = Logger.getLogger(RecordDelivery.class);
    private static final Duration PAUSE_AFTER_RETRY_LIMIT = Duration.ofMinutes(5);

    private final DueMails dueMails;
    private final UpdateNotice updateNotice;
    private final UpdateDecision updateDecision;
    private final UpdateAlarm updateAlarm;
    private final RetryPolicy retryPolicy;
    private final Clock clock;

    RecordDelivery(
            DueMails dueMails,
            UpdateNotice updateNotice,
            UpdateDecision updateDecision,
            UpdateAlarm updateAlarm,
            NotificationConfig config,
            Clock clock) {
        this.dueMails = dueMails;
        this.updateNotice = updateNotice;
        this.updateDecision = updateDecision;
        this.updateAlarm = updateAlarm;
        this.retryPolicy = new RetryPolicy(config.patience());
        this.clock = clock;
    }

    /** Records that the mail server accepted the mail, and updates its notice or alarm. */
    @Transactional
    void recordAccepted(DueMail mail, Instant at) {
        if (mail.noticeId() != null) {
            updateNotice.accepted(mail, at);
        } else if (mail.alarmId() != null) {
            updateAlarm.accepted(mail, at);
        } else {
            dueMails.recordSent(mail, at);
        }
    }

    /** Records only that the mail server accepted the mail; {@link #recordAccepted} follows later. */
    @Transactional
    void keepAccepted(DueMail mail, Instant at) {
        dueMails.keepAccepted(mail, at);
    }

    /**
     * Records that the mail was not accepted, for another reason than its address: it is retried with growing pauses
     * until the retry limit is over; then it has failed.
     */
    @Transactional
    void recordNotAccepted(DueMail mail, MailOutcome.NotAccepted outcome) {
        retry(mail, outcome.reason(), outcome.failure());
    }

    /** Records an error of this service: the mail is retried in the same way. */
    @Transactional
    void recordInternalError(DueMail mail, String reason) {
        retry(mail, reason, null);
    }

    /** A mail that was accepted has not failed: recording its outcome is retried without a limit. */
    private void retry(DueMail mail, String reason, @Nullable MailFailure failure) {
        Instant now = clock.instant();
        var next = retryPolicy.next(mail.attempts(), mail.createdAt(), now);
        if (next.isPresent() || mail.acceptedAt() != null) {
            dueMails.retry(mail, next.orElse(now.plus(PAUSE_AFTER_RETRY_LIMIT)), reason, failure);
        } else {
            recordFinalFailure(
                    mail,
                    "not sent within " + retryPolicy.retryLimit() + ", but the address was not refused: " + reason);
        }
    }

    /**
     * Records that the mail has failed and is not retried. What it is about decides who is notified in place of the
     * recipient.
     */
    @Transactional
    void recordFinalFailure(DueMail mail, String reason) {
        // The reason is not logged: it may name the address.
        LOG.errorf("delivery %s has failed: its last_error says why", mail.deliveryId());
        if (mail.noticeId() != null) {
            updateNotice.failed(mail, reason);
        } else if (mail.alarmId() != null) {
            updateAlarm.failed(mail, reason);
        } else if (mail.reportId() != null || mail.recordChangeId() != null) {
            // Every auditor, and every address of a changed record, has a mail of its own, so nobody gets another.
            dueMails.close(mail.deliveryId(), Delivery.Status.FAILED, reason);
        } else {
            updateDecision.failed(mail, reason);
        }
    }
}
