package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dutywatch.notification.deliveries.Delivery.Status;
import org.dutywatch.notification.deliveries.domain.RetryPolicy;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.KnownFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.notices.domain.News;
import org.dutywatch.notification.settings.NotificationConfig;
import org.jboss.logging.Logger;

/** Records the outcome of an attempt to send a mail, and updates the notice. */
@ApplicationScoped
class RecordDelivery {
    private static final Logger LOG = Logger.getLogger(RecordDelivery.class);

    private final Deliveries deliveries;
    private final Notices notices;
    private final LatestFindings findings;
    private final PlanDeliveries plan;
    private final RetryPolicy retryPolicy;
    private final Clock clock;

    RecordDelivery(
            Deliveries deliveries,
            Notices notices,
            LatestFindings findings,
            PlanDeliveries plan,
            NotificationConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.findings = findings;
        this.plan = plan;
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
    void accepted(Delivery delivery, News mailReason, Finding reported, Instant at) {
        Notice notice = notices.lock(delivery.noticeId()).orElseThrow();
        deliveries.sent(delivery.deliveryId(), mailReason, reported, at);
        Notice mailed = notice.mailed(reported.revision(), at, mailReason.asksForAnswer());
        notices.save(notice, plan.plan(mailed, findings.get(notice.findingId())));
    }

    /**
     * Records a temporary failure: the mail is retried with growing pauses until the retry limit, then it has failed.
     */
    @Transactional
    void later(Delivery delivery, String reason) {
        var next = retryPolicy.next(delivery.attempts(), delivery.createdAt(), clock.instant());
        if (next.isPresent()) {
            deliveries.retry(delivery.deliveryId(), next.get(), reason);
        } else {
            refused(delivery, "gave up after " + retryPolicy.patience() + ": " + reason);
        }
    }

    /**
     * Records a permanent failure. If the recipient is a supervisor, the administrators get the notice instead, unless
     * the finding was withdrawn.
     */
    @Transactional
    void refused(Delivery delivery, String reason) {
        KnownFinding known =
                findings.get(notices.find(delivery.noticeId()).orElseThrow().findingId());
        List<Notice> all = notices.lockOfFinding(known.finding().findingId());
        Notice notice = all.stream()
                .filter(one -> one.noticeId().equals(delivery.noticeId()))
                .findFirst()
                .orElseThrow();
        deliveries.close(delivery.deliveryId(), Status.FAILED, reason);
        LOG.errorf("delivery %s of notice %s is refused for good", delivery.deliveryId(), notice.noticeId());
        if (Recipient.ADMINISTRATORS.equals(notice.recipient())) {
            if (deliveries.ofNotice(notice.noticeId()).stream().allMatch(RecordDelivery::hasFailed)) {
                notices.save(notice, notice.undeliverable());
            }
            return;
        }
        notices.save(notice, notice.undeliverable());
        notifyAdministrators(all, known);
    }

    private void notifyAdministrators(List<Notice> all, KnownFinding known) {
        Finding finding = known.finding();
        Notice existing = all.stream()
                .filter(one -> Recipient.ADMINISTRATORS.equals(one.recipient()))
                .findFirst()
                .orElseGet(() -> Notice.draft(finding.findingId(), finding.employeeId(), clock.instant()));
        if (finding.holds()) {
            notices.save(existing, plan.plan(existing.to(Recipient.ADMINISTRATORS), known));
        }
    }

    private static boolean hasFailed(Delivery delivery) {
        return delivery.status() == Status.FAILED;
    }
}
