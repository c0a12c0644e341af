package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.dutywatch.notification.decisions.Decisions;
import org.dutywatch.notification.deliveries.EnqueueDecisionMails;
import org.dutywatch.notification.directory.Leavers;
import org.dutywatch.notification.directory.MailAddresses;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.directory.domain.Person;
import org.dutywatch.notification.settings.NotificationConfig;

/**
 * Notifies the nearest decider who can be notified that a decision is awaited, and the author how it ended. Where there
 * is no such decider, or a role decides, the administrators are notified, and the chief if he may decide. Whoever was
 * notified learns that it was withdrawn. As long as an employee in question is unknown, it waits, at most {@link
 * NotificationConfig#waitForEmployee()}.
 */
@ApplicationScoped
public class RouteDecisions {
    private final Decisions decisions;
    private final EnqueueDecisionMails enqueueMails;
    private final People people;
    private final Leavers leavers;
    private final MailAddresses addresses;
    private final NotificationConfig config;
    private final Clock clock;

    RouteDecisions(
            Decisions decisions,
            EnqueueDecisionMails enqueueMails,
            People people,
            Leavers leavers,
            MailAddresses addresses,
            NotificationConfig config,
            Clock clock) {
        this.decisions = decisions;
        this.enqueueMails = enqueueMails;
        this.people = people;
        this.leavers = leavers;
        this.addresses = addresses;
        this.config = config;
        this.clock = clock;
    }

    /** Stores and routes in one transaction. A version that is not newer than the stored one changes nothing. */
    @Transactional
    public void route(List<DecisionAwaited> events) {
        Map<UUID, DecisionAwaited> latest = new HashMap<>();
        events.forEach(event -> latest.merge(
                event.decisionId(), event, BinaryOperator.maxBy(Comparator.comparing(DecisionAwaited::version))));
        decisions.storeNewer(latest.values(), config.waitForEmployee());
        routeWaiting();
    }

    /** Routes the decisions that wait: an employee became known, or the time to wait is over. */
    @Transactional
    public void routeWaiting() {
        decisions.lockWaiting().forEach(this::routeWaiting);
    }

    /** Routes what waits, and the awaited decisions that were mailed only to people who have left since. */
    @Transactional
    public void routeWaitingAndLeft() {
        decisions.notifyAgainAfterLeavers(leavers.leftBefore(), addresses.byRole());
        routeWaiting();
    }

    private void routeWaiting(Decisions.Waiting waiting) {
        DecisionAwaited decision = waiting.decision();
        if (decision.state() == DecisionAwaited.State.WITHDRAWN) {
            enqueueMails.toWhoeverWasAsked(decision);
            decisions.recordEnqueued(decision.decisionId());
            return;
        }
        List<String> candidates = decision.mailedTo();
        Function<String, Optional<Person>> known = people.withSupervisors(candidates);
        for (String candidate : candidates) {
            Optional<Person> person = known.apply(candidate);
            if (person.isEmpty() && mayWait(waiting.notifyBy())) {
                return;
            }
            if (person.filter(Person::canBeNotified).isPresent()) {
                enqueueMails.toEmployee(decision, person.get());
                decisions.recordEnqueued(decision.decisionId());
                return;
            }
        }
        enqueueMails.byRole(decision);
        decisions.recordEnqueued(decision.decisionId());
    }

    private boolean mayWait(Instant notifyBy) {
        return notifyBy.isAfter(clock.instant());
    }
}
