package org.dutywatch.notification.deliveries;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.dutywatch.notification.directory.MailAddresses;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.settings.NotificationConfig;

/** Enqueues the mails about a decision, in the caller's transaction. */
@ApplicationScoped
public class EnqueueDecisionMails {
    private final Deliveries deliveries;
    private final MailAddresses addresses;
    private final NotificationConfig config;
    private final Clock clock;

    EnqueueDecisionMails(Deliveries deliveries, MailAddresses addresses, NotificationConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.addresses = addresses;
        this.config = config;
        this.clock = clock;
    }

    /** @param person can be notified */
    public void toEmployee(DecisionAwaited decision, Person person) {
        String address = person.email();
        if (address != null) {
            enqueue(decision, address);
        }
    }

    /**
     * To the administrators, and to the chief if he may decide. Leaves the author and the person concerned out, unless
     * nobody else is left. Nothing, if what was decided need not reach anybody but the author.
     */
    public void byRole(DecisionAwaited decision) {
        if (decision.mustReachSomebody()) {
            addresses
                    .byRoleExcept(
                            decision.isDecidedBy(Roles.CHIEF), Arrays.asList(decision.askedBy(), decision.subject()))
                    .forEach(address -> enqueue(decision, address));
        }
    }

    /** To all who got the mail that it is awaited. */
    public void toWhoeverWasAsked(DecisionAwaited decision) {
        deliveries.addressesAskedFor(decision.decisionId()).forEach(address -> enqueue(decision, address));
    }

    private void enqueue(DecisionAwaited decision, String address) {
        deliveries.scheduleDecision(
                decision.decisionId(),
                address,
                decision.state(),
                clock.instant().plus(config.groupWait()));
    }
}
