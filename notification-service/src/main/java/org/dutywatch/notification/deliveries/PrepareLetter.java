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

/** Prepares a due mail: decides again with the latest finding whether it must be sent, and writes it. */
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

    /** The result of preparing a due mail. */
    sealed interface Prepared {}

    /** The mail is ready to send. */
    record Ready(Letter letter, News news, Finding finding) implements Prepared {}

    /** The mail was postponed: with the latest finding it is due later. */
    record NotYet() implements Prepared {}

    /** The mail was skipped: nothing is left to report. */
    record NothingLeft() implements Prepared {}

    Prepared prepare(Delivery delivery) {
        // Locking the notice makes a concurrent change of the finding wait until this decision is committed; without
        // the lock, its news could be lost.
        Notice notice = notices.lock(delivery.noticeId()).orElseThrow();
        KnownFinding known = findings.get(notice.findingId());
        Telling decision = plan.decide(notice, known, delivery.address());
        if (decision instanceof Telling.TellNow due) {
            return new Ready(write(delivery, notice, due.news(), known), due.news(), known.finding());
        }
        if (decision instanceof Telling.TellAt due) {
            deliveries.postpone(delivery.deliveryId(), due.at());
            return new NotYet();
        }
        deliveries.close(delivery.deliveryId(), Delivery.Status.SKIPPED, null);
        return new NothingLeft();
    }

    private Letter write(Delivery delivery, Notice notice, News reason, KnownFinding known) {
        String name = people.find(notice.employeeId()).map(Person::name).orElse(notice.employeeId());
        var before = deliveries
                .lastTold(notice.noticeId(), delivery.address())
                .map(sent -> new WriteNotice.Before(sent.finding(), sent.at()));
        var first = deliveries.firstSent(notice.noticeId(), delivery.address()).map(Delivery::deliveryId);
        var envelope = new NoticeMail.Envelope(
                delivery.deliveryId(), first.orElse(null), notice.noticeId(), delivery.address());
        return mail.compose(envelope, reason, known, name, before.orElse(null));
    }
}
