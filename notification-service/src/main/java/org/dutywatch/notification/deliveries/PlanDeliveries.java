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

/** Decides, whenever a finding or a notice changed, which mails are due; the notice says what follows for it. */
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

    /** Schedules what is due, inside the caller's transaction, and returns the notice as it is to be saved. */
    public Notice plan(Notice notice, KnownFinding known) {
        Recipient recipient = notice.recipient();
        if (recipient == null) {
            return notice.via(known.standing().isOpenAlert() ? Notice.Channel.MAIL : Notice.Channel.INBOX);
        }
        Notice planned = notice;
        for (String address : addresses(notice, recipient)) {
            planned = follow(planned, known, address, decide(planned, known, address));
        }
        return planned;
    }

    /** What is to be told to one address now. */
    Telling decide(Notice notice, KnownFinding known, String address) {
        var policy = new TellingPolicy(config.updateAfter(), config.updateWhenMovedMinutes());
        var told = deliveries.lastTold(notice.noticeId(), address).map(Deliveries.LastTold::toTold);
        return policy.decide(told, known.standing(), notice.responsible(), clock.instant());
    }

    private Notice follow(Notice notice, KnownFinding known, String address, Telling telling) {
        Instant now = clock.instant();
        if (telling instanceof Telling.TellNow tell) {
            deliveries.schedule(notice.noticeId(), address, tell.news(), now.plus(config.groupWait()));
            // Once somebody was told, a mail to one more address takes nothing back.
            return tell.news() == News.FIRST && !deliveries.anySent(notice.noticeId())
                    ? notice.announcedByMail()
                    : notice;
        }
        if (telling instanceof Telling.TellAt tell) {
            deliveries.schedule(notice.noticeId(), address, tell.news(), tell.at());
            return notice;
        }
        boolean isShown = telling instanceof Telling.InboxOnly || notice.state() != Notice.State.PENDING;
        return isShown && notice.state() != Notice.State.UNDELIVERABLE && !deliveries.anySent(notice.noticeId())
                ? notice.shownInInbox(known.finding().revision(), now)
                : notice;
    }

    /** Who was written to stays written to, whatever the chain of command says by now. */
    private List<String> addresses(Notice notice, Recipient recipient) {
        List<String> known = deliveries.addresses(notice.noticeId());
        if (!known.isEmpty()) {
            return known;
        }
        return recipient.toAdministrators() ? administratorsBut(notice.employeeId()) : supervisor(recipient);
    }

    private List<String> supervisor(Recipient recipient) {
        return Optional.ofNullable(recipient.employeeId())
                .flatMap(people::find)
                .filter(Person::canBeTold)
                .map(Person::email)
                .stream()
                .toList();
    }

    /** Nobody is told about himself, unless he is the only administrator there is. */
    private List<String> administratorsBut(String subjectId) {
        Set<String> subject = people.find(subjectId).map(Person::email).stream()
                .map(mail -> mail.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        List<String> others = config.administrators().stream()
                .filter(mail -> !subject.contains(mail.toLowerCase(Locale.ROOT)))
                .toList();
        return others.isEmpty() ? config.administrators() : others;
    }
}
