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
import org.dutywatch.notification.findings.KnownFinding;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.notices.domain.News;
import org.dutywatch.notification.notices.domain.Telling;
import org.dutywatch.notification.notices.domain.TellingPolicy;
import org.dutywatch.notification.settings.NotificationConfig;

/** Decides which mails to enqueue when a finding or a notice has changed, and how the notice changes with that. */
@ApplicationScoped
public class PlanDeliveries {
    private final Deliveries deliveries;
    private final People people;
    private final NotificationConfig config;
    private final Clock clock;

    PlanDeliveries(Deliveries deliveries, People people, NotificationConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** Enqueues the mails in the caller's transaction; returns the notice as it must be saved. */
    public Notice plan(Notice notice, KnownFinding known) {
        Recipient recipient = notice.recipient();
        if (recipient == null) {
            return notice.via(known.standing().isOpenAlert() ? Notice.Channel.MAIL : Notice.Channel.INBOX);
        }
        Notice planned = notice;
        for (String address : addresses(notice, recipient)) {
            planned = applyDecision(planned, known, address, decide(planned, known, address));
        }
        return planned;
    }

    /** Decides what this address must be sent now. */
    Telling decide(Notice notice, KnownFinding known, String address) {
        var policy = new TellingPolicy(config.updateAfter(), config.updateWhenMovedMinutes());
        var last = deliveries.lastTold(notice.noticeId(), address).map(Deliveries.LastTold::toTold);
        return policy.decide(last, known.standing(), notice.responsible(), clock.instant());
    }

    private Notice applyDecision(Notice notice, KnownFinding known, String address, Telling decision) {
        Instant now = clock.instant();
        if (decision instanceof Telling.TellNow due) {
            deliveries.schedule(notice.noticeId(), address, due.news(), now.plus(config.groupWait()));
            // If one address was notified before, a first mail to another address does not reset the notice to PENDING.
            return due.news() == News.FIRST && !deliveries.anySent(notice.noticeId())
                    ? notice.announcedByMail()
                    : notice;
        }
        if (decision instanceof Telling.TellAt due) {
            deliveries.schedule(notice.noticeId(), address, due.news(), due.at());
            return notice;
        }
        boolean visible = decision instanceof Telling.InboxOnly || notice.state() != Notice.State.PENDING;
        return visible && notice.state() != Notice.State.UNDELIVERABLE && !deliveries.anySent(notice.noticeId())
                ? notice.shownInInbox(known.finding().revision(), now)
                : notice;
    }

    /**
     * Returns the addresses that already have a delivery, even if the chain of command has changed since, because they
     * must get corrections. Otherwise resolves the addresses of the recipient.
     */
    private List<String> addresses(Notice notice, Recipient recipient) {
        List<String> used = deliveries.addresses(notice.noticeId());
        if (!used.isEmpty()) {
            return used;
        }
        return recipient.toAdministrators() ? administratorsExcept(notice.employeeId()) : supervisorAddress(recipient);
    }

    private List<String> supervisorAddress(Recipient recipient) {
        return Optional.ofNullable(recipient.employeeId())
                .flatMap(people::find)
                .filter(Person::canBeTold)
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
