package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.dutywatch.notification.decisions.Decisions;
import org.dutywatch.notification.directory.MailAddresses;
import org.dutywatch.notification.directory.MailAddresses.Use;
import org.dutywatch.notification.mail.MailEnvelope;
import org.dutywatch.notification.mail.RenderMail;

/** Prepares a due mail about a decision, unless it is settled meanwhile. */
@ApplicationScoped
class PrepareDecisionMail {
    private final DueMails dueMails;
    private final Decisions decisions;
    private final MailAddresses addresses;
    private final RenderMail renderMail;
    private final Clock clock;

    PrepareDecisionMail(
            DueMails dueMails, Decisions decisions, MailAddresses addresses, RenderMail renderMail, Clock clock) {
        this.dueMails = dueMails;
        this.decisions = decisions;
        this.addresses = addresses;
        this.renderMail = renderMail;
        this.clock = clock;
    }

    PrepareMail.Prepared prepare(DueMail mail) {
        // The lock makes a concurrent settlement wait until this decision is committed.
        DecisionAwaited decision = decisions.lock(requireNonNull(mail.decisionId()));
        if (!decision.state().name().equals(mail.news())) {
            dueMails.close(mail.deliveryId(), Delivery.Status.SKIPPED, null);
            return new PrepareMail.NothingToSend();
        }
        Set<Use> uses = decision.mailedTo().stream()
                .map(id -> addresses.use(id, mail.address()))
                .collect(Collectors.toSet());
        boolean toEmployee = uses.contains(Use.YES);
        if (!toEmployee && !addresses.isByRole(mail.address())) {
            return withoutAddress(mail, decision, uses.contains(Use.NOT_YET));
        }
        var envelope = new MailEnvelope(
                mail.deliveryId(),
                null,
                MailEnvelope.About.DECISION,
                decision.decisionId(),
                mail.address(),
                !toEmployee);
        DueMail sending = mail.sending(mail.news(), null);
        dueMails.recordSending(sending, SendDueMail.SEND_AND_RECORD);
        return new PrepareMail.Ready(sending, renderMail.decision(envelope, decision));
    }

    /**
     * Somebody else gets the mail in place of a recipient who has left; one who has another address gets it there. For
     * a decision that is awaited, {@link Decisions#notifyAgainAfterLeavers} does that.
     */
    private PrepareMail.Prepared withoutAddress(DueMail mail, DecisionAwaited decision, boolean mayReturn) {
        if (mayReturn) {
            dueMails.postpone(mail, clock.instant().plus(PrepareMail.WHILE_INACTIVE));
            return new PrepareMail.Postponed();
        }
        dueMails.close(mail.deliveryId(), Delivery.Status.SKIPPED, null);
        if (decision.state() == DecisionAwaited.State.EXPIRED) {
            decisions.notifyAgain(decision.decisionId());
        }
        return new PrepareMail.NothingToSend();
    }
}
