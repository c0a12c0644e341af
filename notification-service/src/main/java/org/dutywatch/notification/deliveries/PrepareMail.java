package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.mail.RenderNoticeMail;
import org.dutywatch.notification.mail.RenderedMail;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.notices.domain.MailReason;
import org.dutywatch.notification.notices.domain.NotificationDecision;

/** Prepares a due mail: decides again with the latest finding whether it must be sent, and writes it. */
@ApplicationScoped
class PrepareMail {
    private final Deliveries deliveries;
    private final Notices notices;
    private final LatestFindings findings;
    private final People people;
    private final EnqueueMails enqueueMails;
    private final RenderNoticeMail renderNoticeMail;

    PrepareMail(
            Deliveries deliveries,
            Notices notices,
            LatestFindings findings,
            People people,
            EnqueueMails enqueueMails,
            RenderNoticeMail renderNoticeMail) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.findings = findings;
        this.people = people;
        this.enqueueMails = enqueueMails;
        this.renderNoticeMail = renderNoticeMail;
    }

    /** The result of preparing a due mail. */
    sealed interface Prepared {}

    /** The mail is ready to send. */
    record Ready(RenderedMail mail, MailReason reason, Finding finding) implements Prepared {}

    /** The mail was postponed: with the latest finding it is due later. */
    record Postponed() implements Prepared {}

    /** The mail was skipped: the latest finding needs no mail to this address any more. */
    record NothingToSend() implements Prepared {}

    Prepared prepare(Delivery delivery) {
        // The lock makes a concurrent change of the finding wait until this decision is committed; without it,
        // that change might never be mailed.
        Notice notice = notices.lock(delivery.noticeId()).orElseThrow();
        LatestFinding known = findings.get(notice.findingId());
        NotificationDecision decision = enqueueMails.decide(notice, known, delivery.address());
        if (decision instanceof NotificationDecision.MailNow mailNow) {
            return new Ready(write(delivery, notice, mailNow.reason(), known), mailNow.reason(), known.finding());
        }
        if (decision instanceof NotificationDecision.MailLater mailLater) {
            deliveries.postpone(delivery.deliveryId(), mailLater.at());
            return new Postponed();
        }
        deliveries.close(delivery.deliveryId(), Delivery.Status.SKIPPED, null);
        return new NothingToSend();
    }

    private RenderedMail write(Delivery delivery, Notice notice, MailReason reason, LatestFinding known) {
        String name = people.find(notice.employeeId()).map(Person::name).orElse(notice.employeeId());
        var lastMail = deliveries.lastSent(notice.noticeId(), delivery.address());
        var firstDeliveryId =
                deliveries.firstSent(notice.noticeId(), delivery.address()).map(Delivery::deliveryId);
        var envelope = new RenderNoticeMail.MailEnvelope(
                delivery.deliveryId(),
                firstDeliveryId.orElse(null),
                notice.noticeId(),
                delivery.address(),
                Recipient.ADMINISTRATORS.equals(notice.recipient()));
        return renderNoticeMail.render(envelope, reason, known, name, lastMail.orElse(null));
    }
}
