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

/** Writes down what came of an attempt, and what follows for the notice. */
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

    /** The mail server took it; what the finding has become meanwhile is planned at once. */
    @Transactional
    void accepted(Delivery delivery, News news, Finding told, Instant at) {
        Notice notice = notices.lock(delivery.noticeId()).orElseThrow();
        deliveries.sent(delivery.deliveryId(), news, told, at);
        Notice mailed = notice.mailed(told.revision(), at, news.asksForAnswer());
        notices.save(notice, plan.plan(mailed, findings.get(notice.findingId())));
    }

    /** It is tried again, until patience runs out. */
    @Transactional
    void later(Delivery delivery, String reason) {
        var next = retryPolicy.next(delivery.attempts(), delivery.createdAt(), clock.instant());
        if (next.isPresent()) {
            deliveries.retry(delivery.deliveryId(), next.get(), reason);
        } else {
            refused(delivery, "gave up after " + retryPolicy.patience() + ": " + reason);
        }
    }

    /** It will never be taken: the administrators get what the recipient could not be told. */
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
            if (deliveries.ofNotice(notice.noticeId()).stream().allMatch(RecordDelivery::isLost)) {
                notices.save(notice, notice.undeliverable());
            }
            return;
        }
        notices.save(notice, notice.undeliverable());
        tellAdministrators(all, known);
    }

    private void tellAdministrators(List<Notice> all, KnownFinding known) {
        Finding finding = known.finding();
        Notice before = all.stream()
                .filter(one -> Recipient.ADMINISTRATORS.equals(one.recipient()))
                .findFirst()
                .orElseGet(() -> Notice.draft(finding.findingId(), finding.employeeId(), clock.instant()));
        if (finding.holds()) {
            notices.save(before, plan.plan(before.to(Recipient.ADMINISTRATORS), known));
        }
    }

    private static boolean isLost(Delivery delivery) {
        return delivery.status() == Status.FAILED;
    }
}
