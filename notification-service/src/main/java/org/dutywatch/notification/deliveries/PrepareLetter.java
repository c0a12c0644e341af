package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.KnownFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.mail.Letter;
import org.dutywatch.notification.mail.NoticeMail;
import org.dutywatch.notification.mail.WriteNotice;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.domain.News;
import org.dutywatch.notification.notices.domain.Telling;

/** Decides once more, with the latest finding, whether a due mail still has something to tell, and writes it. */
@ApplicationScoped
class PrepareLetter {
    private final Deliveries deliveries;
    private final Notices notices;
    private final LatestFindings findings;
    private final People people;
    private final PlanDeliveries plan;
    private final NoticeMail mail;

    PrepareLetter(
            Deliveries deliveries,
            Notices notices,
            LatestFindings findings,
            People people,
            PlanDeliveries plan,
            NoticeMail mail) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.findings = findings;
        this.people = people;
        this.plan = plan;
        this.mail = mail;
    }

    /** What became of a due mail before sending. */
    sealed interface Prepared {}

    /** It is written. */
    record Ready(Letter letter, News news, Finding finding) implements Prepared {}

    /** Its time has not come, as things stand now. */
    record NotYet() implements Prepared {}

    /** Nothing is left to tell. */
    record NothingLeft() implements Prepared {}

    Prepared prepare(Delivery delivery) {
        // Locked, so that a finding that comes now is planned after this decision and not lost beside it.
        Notice notice = notices.lock(delivery.noticeId()).orElseThrow();
        KnownFinding known = findings.get(notice.findingId());
        Telling telling = plan.decide(notice, known, delivery.address());
        if (telling instanceof Telling.TellNow tell) {
            return new Ready(write(delivery, notice, tell.news(), known), tell.news(), known.finding());
        }
        if (telling instanceof Telling.TellAt tell) {
            deliveries.postpone(delivery.deliveryId(), tell.at());
            return new NotYet();
        }
        deliveries.close(delivery.deliveryId(), Delivery.Status.SKIPPED, null);
        return new NothingLeft();
    }

    private Letter write(Delivery delivery, Notice notice, News news, KnownFinding known) {
        String name = people.find(notice.employeeId()).map(Person::name).orElse(notice.employeeId());
        var before = deliveries
                .lastTold(notice.noticeId(), delivery.address())
                .map(told -> new WriteNotice.Before(told.finding(), told.at()));
        var first = deliveries.firstSent(notice.noticeId(), delivery.address()).map(Delivery::deliveryId);
        var envelope = new NoticeMail.Envelope(
                delivery.deliveryId(), first.orElse(null), notice.noticeId(), delivery.address());
        return mail.compose(envelope, news, known, name, before.orElse(null));
    }
}
