package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.dutywatch.notification.decisions.Decisions;
import org.dutywatch.notification.directory.MailAddresses;
import org.dutywatch.notification.mail.MailEnvelope;
import org.dutywatch.notification.mail.RenderMail;

/** Prepares a due mail about a decision, unless it is settled meanwhile. */
@ApplicationScoped
class PrepareDecisionMail {
    private final DueMails dueMails;
    private final Decisions decisions;
    private final MailAddresses addresses;
    private final RenderMail renderMail;

    PrepareDecisionMail(DueMails dueMails, Decisions decisions, MailAddresses addresses, RenderMail renderMail) {
        this.dueMails = dueMails;
        this.decisions = decisions;
        this.addresses = addresses;
        this.renderMail = renderMail;
    }

    PrepareMail.Prepared prepare(DueMail mail) {
        // The lock makes a concurrent settlement wait until this decision is committed.
        DecisionAwaited decision = decisions.lock(requireNonNull(mail.decisionId()));
        if (!decision.state().name().equals(mail.news())) {
            dueMails.close(mail.deliveryId(), Delivery.Status.SKIPPED, null);
            return new PrepareMail.NothingToSend();
        }
        var envelope = new MailEnvelope(
                mail.deliveryId(),
                null,
                MailEnvelope.About.DECISION,
                decision.decisionId(),
                mail.address(),
                isToAdministrators(decision, mail.address()));
        DueMail sending = mail.sending(mail.news(), null);
        dueMails.recordSending(sending, SendDueMail.SEND_AND_RECORD);
        return new PrepareMail.Ready(sending, renderMail.decision(envelope, decision));
    }

    private boolean isToAdministrators(DecisionAwaited decision, String address) {
        return decision.mailedTo().stream()
                .noneMatch(
                        id -> addresses.ofEmployee(id).filter(address::equals).isPresent());
    }
}
