package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dutywatch.notification.deliveries.Delivery.Status;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.notices.domain.MailReason;

/** Ends a mail about a notice, and updates the notice, in the caller's transaction. */
@ApplicationScoped
class UpdateNotice {
    private final Deliveries deliveries;
    private final DueMails dueMails;
    private final Notices notices;
    private final LatestFindings findings;
    private final EnqueueMails enqueueMails;
    private final Clock clock;

    UpdateNotice(
            Deliveries deliveries,
            DueMails dueMails,
            Notices notices,
            LatestFindings findings,
            EnqueueMails enqueueMails,
            Clock clock) {
        this.deliveries = deliveries;
        this.dueMails = dueMails;
        this.notices = notices;
        this.findings = findings;
        this.enqueueMails = enqueueMails;
        this.clock = clock;
    }

    /** The mail server accepted it. If the finding has changed meanwhile, the next mail is enqueued at once. */
    void accepted(DueMail mail, Instant at) {
        Notice notice = notices.lock(requireNonNull(mail.noticeId())).orElseThrow();
        dueMails.recordSent(mail, at);
        Finding reported = findings.fromJson(requireNonNull(mail.told()));
        boolean asksForAnswer = MailReason.valueOf(mail.news()).asksForAnswer();
        Notice mailed = notice.mailed(reported.revision(), at, asksForAnswer);
        notices.save(notice, enqueueMails.enqueue(mailed, findings.get(notice.findingId())));
    }

    /**
     * It has failed and is not retried. If the recipient is a supervisor who is responsible, the administrators get a
     * notice too, unless the finding was withdrawn or superseded.
     */
    void failed(DueMail mail, String reason) {
        Notice unlocked = notices.find(requireNonNull(mail.noticeId())).orElseThrow();
        LatestFinding known = findings.get(unlocked.findingId());
        List<Notice> noticesOfFinding = notices.lockOfFinding(unlocked.findingId());
        Notice notice = noticesOfFinding.stream()
                .filter(one -> one.noticeId().equals(mail.noticeId()))
                .findFirst()
                .orElseThrow();
        dueMails.close(mail.deliveryId(), Status.FAILED, reason);
        if (Recipient.ADMINISTRATORS.equals(notice.recipient())) {
            if (deliveries.ofNotice(notice.noticeId()).stream().allMatch(UpdateNotice::hasFailed)) {
                notices.save(notice, notice.undeliverable());
            }
            return;
        }
        notices.save(notice, notice.undeliverable());
        if (notice.responsible()) {
            notifyAdministrators(noticesOfFinding, known);
        }
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
