package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dutywatch.notification.deliveries.Delivery.Status;
import org.dutywatch.notification.deliveries.domain.RetryPolicy;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.notices.domain.MailReason;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jboss.logging.Logger;

/** Records the outcome of an attempt to send a mail, and updates the notice. */
@ApplicationScoped
class RecordDelivery {
    private static final Logger LOG = Logger.getLogger(RecordDelivery.class);

    private final Deliveries deliveries;
    private final Notices notices;
    private final LatestFindings findings;
    private final EnqueueMails enqueueMails;
    private final RetryPolicy retryPolicy;
    private final Clock clock;

    RecordDelivery(
            Deliveries deliveries,
            Notices notices,
            LatestFindings findings,
            EnqueueMails enqueueMails,
            NotificationConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.findings = findings;
        this.enqueueMails = enqueueMails;
        this.retryPolicy = new RetryPolicy(config.patience());
        this.clock = clock;
    }

    /**
     * Records that the mail server accepted the mail. If the finding has changed meanwhile, the next mail is enqueued
     * at once.
     *
     * @param reported the revision that the mail reported
     */
    @Transactional
    void recordAccepted(Delivery delivery, MailReason mailReason, Finding reported, Instant at) {
        Notice notice = notices.lock(delivery.noticeId()).orElseThrow();
        deliveries.recordSent(delivery.deliveryId(), mailReason, reported, at);
        Notice mailed = notice.mailed(reported.revision(), at, mailReason.asksForAnswer());
        notices.save(notice, enqueueMails.enqueue(mailed, findings.get(notice.findingId())));
    }

    /**
     * Records a temporary failure: the mail is retried with growing pauses until the retry limit is over; then it has
     * failed.
     */
    @Transactional
    void recordTemporaryFailure(Delivery delivery, String reason) {
        var next = retryPolicy.next(delivery.attempts(), delivery.createdAt(), clock.instant());
        if (next.isPresent()) {
            deliveries.retry(delivery.deliveryId(), next.get(), reason);
        } else {
            recordFinalFailure(delivery, "not sent within " + retryPolicy.retryLimit() + ": " + reason);
        }
    }

    /**
     * Records that the mail has failed and is not retried. If the recipient is a supervisor, the administrators get a
     * notice too, unless the finding was withdrawn or superseded.
     */
    @Transactional
    void recordFinalFailure(Delivery delivery, String reason) {
        LatestFinding known =
                findings.get(notices.find(delivery.noticeId()).orElseThrow().findingId());
        List<Notice> noticesOfFinding = notices.lockOfFinding(known.finding().findingId());
        Notice notice = noticesOfFinding.stream()
                .filter(one -> one.noticeId().equals(delivery.noticeId()))
                .findFirst()
                .orElseThrow();
        deliveries.close(delivery.deliveryId(), Status.FAILED, reason);
        // The reason is not logged: it may name the address.
        LOG.errorf(
                "delivery %s of notice %s has failed: its last_error says why",
                delivery.deliveryId(), notice.noticeId());
        if (Recipient.ADMINISTRATORS.equals(notice.recipient())) {
            if (deliveries.ofNotice(notice.noticeId()).stream().allMatch(RecordDelivery::hasFailed)) {
                notices.save(notice, notice.undeliverable());
            }
            return;
        }
        notices.save(notice, notice.undeliverable());
        notifyAdministrators(noticesOfFinding, known);
    }

    private void notifyAdministrators(List<Notice> noticesOfFinding, LatestFinding known) {
        Finding finding = known.finding();
        Notice existing = noticesOfFinding.stream()
                .filter(one -> Recipient.ADMINISTRATORS.equals(one.recipient()))
                .findFirst()
                .orElseGet(() -> Notice.draft(finding.findingId(), finding.employeeId(), clock.instant()));
        if (finding.inEffect()) {
            notices.save(existing, enqueueMails.enqueue(existing.withRecipient(Recipient.ADMINISTRATORS), known));
        }
    }

    private static boolean hasFailed(Delivery delivery) {
        return delivery.status() == Status.FAILED;
    }
}
