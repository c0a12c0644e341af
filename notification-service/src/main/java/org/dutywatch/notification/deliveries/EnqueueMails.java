package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.findings.LatestFinding;
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
    private final People people;
    private final NotificationConfig config;
    private final Clock clock;

    EnqueueMails(Deliveries deliveries, People people, NotificationConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** Enqueues the mails in the caller's transaction; returns the notice as it must be saved. */
    public Notice enqueue(Notice notice, LatestFinding known) {
        Recipient recipient = notice.recipient();
        if (recipient == null) {
            return notice.withChannel(known.summary().isOpenAlert() ? Notice.Channel.MAIL : Notice.Channel.INBOX);
        }
        Notice updated = notice;
        for (String address : addresses(notice, recipient)) {
            updated = applyDecision(updated, known, address, decide(updated, known, address));
        }
        return updated;
    }

    /** Decides how to notify this address now. */
    NotificationDecision decide(Notice notice, LatestFinding known, String address) {
        var policy = new NotificationPolicy(config.updateAfter(), config.updateWhenMovedMinutes());
        var last = deliveries
                .lastSent(notice.noticeId(), address)
                .map(mail -> new LastNotification(mail.finding().summary(0), mail.at()));
        return policy.decide(last, known.summary(), notice.responsible(), clock.instant());
    }

    private Notice applyDecision(Notice notice, LatestFinding known, String address, NotificationDecision decision) {
        Instant now = clock.instant();
        if (decision instanceof NotificationDecision.MailNow mailNow) {
            deliveries.schedule(notice.noticeId(), address, mailNow.reason(), now.plus(config.groupWait()));
            // A first mail to a further address must not reset a notice that was mailed before to PENDING.
            return mailNow.reason() == MailReason.FIRST && !deliveries.anySent(notice.noticeId())
                    ? notice.mailEnqueued()
                    : notice;
        }
        if (decision instanceof NotificationDecision.MailLater mailLater) {
            deliveries.schedule(notice.noticeId(), address, mailLater.reason(), mailLater.at());
            return notice;
        }
        boolean visible = decision instanceof NotificationDecision.InboxOnly || notice.state() != Notice.State.PENDING;
        return visible && notice.state() != Notice.State.UNDELIVERABLE && !deliveries.anySent(notice.noticeId())
                ? notice.shownInInbox(known.finding().revision(), now)
                : notice;
    }

    /**
     * Returns the addresses that already have a delivery, even if the chain of command has changed since, because they
     * must get corrections. Otherwise resolves the addresses of the recipient.
     */
    private List<String> addresses(Notice notice, Recipient recipient) {
        List<String> earlier = deliveries.addresses(notice.noticeId());
        if (!earlier.isEmpty()) {
            return earlier;
        }
        return recipient.toAdministrators() ? administratorsExcept(notice.employeeId()) : supervisorAddress(recipient);
    }

    private List<String> supervisorAddress(Recipient recipient) {
        return Optional.ofNullable(recipient.employeeId())
                .flatMap(people::find)
                .filter(Person::canBeNotified)
                .map(Person::email)
                .stream()
                .toList();
    }

    /** Leaves the subject out, unless he is the only administrator. */
    private List<String> administratorsExcept(String subjectId) {
        Set<String> subject = people.find(subjectId).map(Person::email).stream()
                .map(mail -> mail.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        List<String> others = config.administrators().stream()
                .filter(mail -> !subject.contains(mail.toLowerCase(Locale.ROOT)))
                .toList();
        return others.isEmpty() ? config.administrators() : others;
    }
}
