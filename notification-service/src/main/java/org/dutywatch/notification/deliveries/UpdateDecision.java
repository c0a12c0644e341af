package org.dutywatch.notification.deliveries;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.dutywatch.notification.decisions.Decisions;
import org.dutywatch.notification.directory.MailAddresses;

/** Ends a failed mail about a decision; if its recipient got it for no role, those who have one get it instead. */
@ApplicationScoped
class UpdateDecision {
    private final DueMails dueMails;
    private final Decisions decisions;
    private final EnqueueDecisionMails enqueueMails;
    private final MailAddresses addresses;

    UpdateDecision(DueMails dueMails, Decisions decisions, EnqueueDecisionMails enqueueMails, MailAddresses addresses) {
        this.dueMails = dueMails;
        this.decisions = decisions;
        this.enqueueMails = enqueueMails;
        this.addresses = addresses;
    }

    /** Runs in the caller's transaction. */
    void failed(DueMail mail, String reason) {
        DecisionAwaited decision = decisions.lock(requireNonNull(mail.decisionId()));
        dueMails.close(mail.deliveryId(), Delivery.Status.FAILED, reason);
        boolean stillDue = decision.state().name().equals(mail.news());
        if (stillDue && !addresses.isByRole(mail.address())) {
            enqueueMails.byRole(decision);
        }
    }
}
