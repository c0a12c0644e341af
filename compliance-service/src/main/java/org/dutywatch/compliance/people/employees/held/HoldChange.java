package org.dutywatch.compliance.people.employees.held;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.people.employees.held.SecondPersonRule.Sensitive;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.Decision;
import org.jspecify.annotations.Nullable;

/** Asks a second person to decide on a change of an employee. */
@ApplicationScoped
public class HoldChange {
    private final HeldChanges heldChanges;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;

    HoldChange(HeldChanges heldChanges, AwaitedDecisions decisions, AuditTrail audit) {
        this.heldChanges = heldChanges;
        this.decisions = decisions;
        this.audit = audit;
    }

    /**
     * Holds the change. One that does the same as an awaited one is that one: identity providers and nightly files ask
     * again and again.
     *
     * @param now the time from which a change without a time of its own holds
     * @return the id of the request
     */
    @Transactional(TxType.MANDATORY)
    public UUID hold(Sensitive sensitive, @Nullable String reason, Instant now) {
        UUID id = hold(sensitive, Actors.actor(decisions.caller()), Set.of(), reason, now);
        audit.record(
                "ask_employee_change", sensitive.change().employeeId(), id + (reason == null ? "" : ": " + reason));
        return id;
    }

    /**
     * As {@link #hold(Sensitive, String, Instant)}, for somebody who is not the caller; nothing is audited.
     *
     * @param coauthors who else recorded the change
     */
    @Transactional(TxType.MANDATORY)
    public void hold(Sensitive sensitive, Actor author, Set<Actor> coauthors, Instant now) {
        hold(sensitive, author, coauthors, null, now);
    }

    private UUID hold(Sensitive sensitive, Actor author, Set<Actor> coauthors, @Nullable String reason, Instant now) {
        var change = sensitive.change();
        var people = coauthors.stream().map(Actors::person).collect(Collectors.toSet());
        var decision = Decision.asked(
                        UUID.randomUUID(),
                        DecisionKind.EMPLOYEE_CHANGE,
                        Actors.person(author),
                        now,
                        decisions.usualEnd(now))
                .alsoBy(people)
                .about(sensitive.subjects(), List.of());
        var held = new HeldChange(
                change.includesRank()
                        ? change.facts()
                        : change.facts().withRank(sensitive.before().rank()),
                sensitive.before(),
                change.from().equals(now) ? null : change.from(),
                change.mayLeaveSupervisorOpen(),
                reason,
                decision);
        return heldChanges.findEquivalent(held).map(HeldChange::requestId).orElseGet(() -> {
            decisions.ask(decision);
            heldChanges.add(held);
            return decision.id();
        });
    }
}
