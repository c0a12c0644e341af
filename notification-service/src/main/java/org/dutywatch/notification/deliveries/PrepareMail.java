package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.dutywatch.notification.directory.MailAddresses;
import org.dutywatch.notification.directory.MailAddresses.Use;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.mail.MailEnvelope;
import org.dutywatch.notification.mail.RenderMail;
import org.dutywatch.notification.mail.RenderedMail;
import org.dutywatch.notification.mail.WriteNotice.LastMail;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.notices.domain.NotificationDecision;

/** Prepares a due mail about a notice: decides again with the latest finding whether it must be sent, and writes it. */
@ApplicationScoped
class PrepareMail {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** After this time it is looked again whether an inactive recipient is active again. */
    static final Duration WHILE_INACTIVE = Duration.ofSeconds(5);

    private final Deliveries deliveries;
    private final DueMails dueMails;
    private final Notices notices;
    private final LatestFindings findings;
    private final EnqueueMails enqueueMails;
    private final MailAddresses addresses;
    private final RenderMail renderMail;
    private final Clock clock;

    PrepareMail(
            Deliveries deliveries,
            DueMails dueMails,
            Notices notices,
            LatestFindings findings,
            EnqueueMails enqueueMails,
            MailAddresses addresses,
            RenderMail renderMail,
            Clock clock) {
        this.deliveries = deliveries;
        this.dueMails = dueMails;
        this.notices = notices;
        this.findings = findings;
        this.enqueueMails = enqueueMails;
        this.addresses = addresses;
        this.renderMail = renderMail;
        this.clock = clock;
    }

    /** The result of preparing a due mail. */
    sealed interface Prepared {}

    /**
     * The mail is ready to send.
     *
     * @param mail from {@link DueMail#sending}
     */
    record Ready(DueMail mail, RenderedMail rendered) implements Prepared {}

    /** The mail was postponed: with the latest finding it is due later. */
    record Postponed() implements Prepared {}

    /** The mail was skipped: the latest finding or decision needs no mail to this address any more. */
    record NothingToSend() implements Prepared {}

    Prepared prepare(DueMail mail) {
        // The lock makes a concurrent change of the finding wait until this decision is committed; without it,
        // that change might never be mailed.
        Notice notice = notices.lock(requireNonNull(mail.noticeId())).orElseThrow();
        LatestFinding known = findings.get(notice.findingId());
        if (known.waiting()) {
            // Its evaluation with the newest duty may withdraw it, or another supervisor may be responsible then.
            dueMails.postpone(mail, clock.instant().plus(LOOK_AGAIN));
            return new Postponed();
        }
        Recipient recipient = requireNonNull(notice.recipient());
        Use use = recipient.employeeId() == null ? Use.YES : addresses.use(recipient.employeeId(), mail.address());
        if (use != Use.YES) {
            return withoutAddress(mail, notice, known, use);
        }
        MailHistory history = deliveries.history(notice);
        Optional<LastMail> lastMail = enqueueMails.lastMail(recipient, history, mail.address());
        NotificationDecision decision = enqueueMails.decide(notice, known, lastMail);
        if (decision instanceof NotificationDecision.MailNow mailNow) {
            DueMail sending = mail.sending(mailNow.reason().name(), findings.toJson(known.finding()));
            dueMails.recordSending(sending, SendDueMail.SEND_AND_RECORD);
            var envelope = envelope(mail, notice, history);
            return new Ready(sending, renderMail.notice(envelope, mailNow.reason(), known, lastMail.orElse(null)));
        }
        if (decision instanceof NotificationDecision.MailLater mailLater) {
            dueMails.postpone(mail, mailLater.at());
            return new Postponed();
        }
        dueMails.close(mail.deliveryId(), Delivery.Status.SKIPPED, null);
        return new NothingToSend();
    }

    /** A recipient who has another address now gets the mail there. */
    private Prepared withoutAddress(DueMail mail, Notice notice, LatestFinding known, Use use) {
        if (use == Use.NOT_YET) {
            dueMails.postpone(mail, clock.instant().plus(WHILE_INACTIVE));
            return new Postponed();
        }
        dueMails.close(mail.deliveryId(), Delivery.Status.SKIPPED, null);
        notices.save(notice, enqueueMails.enqueue(notice, known));
        return new NothingToSend();
    }

    private static MailEnvelope envelope(DueMail mail, Notice notice, MailHistory history) {
        return new MailEnvelope(
                mail.deliveryId(),
                history.firstSent(mail.address())
                        .map(MailHistory.PastMail::deliveryId)
                        .orElse(null),
                MailEnvelope.About.NOTICE,
                notice.noticeId(),
                mail.address(),
                Recipient.ADMINISTRATORS.equals(notice.recipient()));
    }
}
