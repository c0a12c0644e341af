package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dutywatch.notification.directory.MailAddresses;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.mail.WriteNotice.LastMail;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.notices.domain.LastNotification;
import org.dutywatch.notification.notices.domain.MailReason;
import org.dutywatch.notification.notices.domain.NotificationDecision;
import org.dutywatch.notification.notices.domain.NotificationPolicy;
import org.dutywatch.notification.settings.NotificationConfig;

/** Enqueues the mails that a changed finding or notice needs, and updates the notice. */
@ApplicationScoped
public class EnqueueMails {
    private final Deliveries deliveries;
    private final LatestFindings findings;
    private final MailAddresses mailAddresses;
    private final NotificationConfig config;
    private final Clock clock;

    EnqueueMails(
            Deliveries deliveries,
            LatestFindings findings,
            MailAddresses mailAddresses,
            NotificationConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.findings = findings;
        this.mailAddresses = mailAddresses;
        this.config = config;
        this.clock = clock;
    }

    /** Enqueues the mails in the caller's transaction; returns the notice as it must be saved. */
    public Notice enqueue(Notice notice, LatestFinding known) {
        Recipient recipient = notice.recipient();
        if (recipient == null) {
            return notice.withChannel(known.summary().isOpenAlert() ? Notice.Channel.MAIL : Notice.Channel.INBOX);
        }
        MailHistory history = deliveries.history(notice);
        Notice updated = notice;
        for (String address : addresses(notice, recipient, history)) {
            var decision = decide(updated, known, lastMail(recipient, history, address));
            updated = applyDecision(new Addressed(updated, address, history.anySent()), known, decision);
        }
        return updated;
    }

    /** Decides how to notify an address now, to which this was the last mail. */
    NotificationDecision decide(Notice notice, LatestFinding known, Optional<LastMail> lastMail) {
        var policy = new NotificationPolicy(
                config.updateAfter(), config.updateWhenMovedMinutes(), config.correctWhenLoweredMinutes());
        var last = lastMail.map(mail -> new LastNotification(mail.finding().summary(0), mail.at()));
        return policy.decide(last, known.summary(), notice.responsible(), clock.instant());
    }

    /**
     * Returns the last mail that the mail server accepted for this address; for a supervisor, for any address, because
     * all mails of his notice went to him.
     */
    Optional<LastMail> lastMail(Recipient recipient, MailHistory history, String address) {
        return (recipient.toAdministrators() ? history.lastSent(address) : history.lastSent())
                .map(mail ->
                        new LastMail(findings.fromJson(requireNonNull(mail.told())), requireNonNull(mail.sentAt())));
    }

    /** A notice, and an address that it goes to. */
    private record Addressed(Notice notice, String address, boolean anySent) {}

    private Notice applyDecision(Addressed addressed, LatestFinding known, NotificationDecision decision) {
        Notice notice = addressed.notice();
        String address = addressed.address();
        Instant now = clock.instant();
        if (decision instanceof NotificationDecision.MailNow mailNow) {
            deliveries.schedule(notice.noticeId(), address, mailNow.reason(), now.plus(config.groupWait()));
            // A first mail to a further address must not reset a notice that was mailed before to PENDING.
            return mailNow.reason() == MailReason.FIRST && !addressed.anySent() ? notice.mailEnqueued() : notice;
        }
        if (decision instanceof NotificationDecision.MailLater mailLater) {
            deliveries.schedule(notice.noticeId(), address, mailLater.reason(), mailLater.at());
            return notice;
        }
        boolean visible = decision instanceof NotificationDecision.InboxOnly || notice.state() != Notice.State.PENDING;
        return visible && notice.state() != Notice.State.UNDELIVERABLE && !addressed.anySent()
                ? notice.shownInInbox(known.finding().revision(), now)
                : notice;
    }

    /**
     * Returns the present address of a supervisor, none if he has left; an address that he had before may belong to
     * somebody else by now. Returns the administrators who already have a delivery, because they must get corrections;
     * otherwise those of now.
     */
    private List<String> addresses(Notice notice, Recipient recipient, MailHistory history) {
        if (!recipient.toAdministrators()) {
            return Optional.ofNullable(recipient.employeeId()).flatMap(mailAddresses::ofEmployeeWhoMayReturn).stream()
                    .toList();
        }
        List<String> earlier = history.addresses();
        return earlier.isEmpty() ? mailAddresses.ofAdministratorsExcept(List.of(notice.employeeId())) : earlier;
    }
}
