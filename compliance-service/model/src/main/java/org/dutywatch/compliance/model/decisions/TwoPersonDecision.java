package org.dutywatch.compliance.model.decisions;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.decisions.DecisionOutcome.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One person asks for a change, and a second one decides on it: never the author, and never an employee whom it
 * concerns.
 *
 * @param id the id of what is decided on, such as a policy
 * @param author who asked
 * @param subjects the ids of the employees whom it concerns; empty if it concerns nobody in particular
 * @param deciders the ids of the employees who may decide because of the chain of command, the nearest first; the author
 *     and the subjects are left out
 * @param decideBy from this time on nobody can decide; null means that it never expires
 * @param settlement null while the decision is awaited
 */
public record TwoPersonDecision(
        UUID id,
        DecisionKind kind,
        Actor author,
        Set<String> subjects,
        List<String> deciders,
        Instant askedAt,
        @Nullable Instant decideBy,
        @Nullable Settlement settlement) {

    /**
     * How it was settled.
     *
     * @param state never AWAITED
     * @param by null if it expired
     * @param reason null for an approval and if it expired
     */
    public record Settlement(
            DecisionState state,
            @Nullable Actor by,
            Instant at,
            @Nullable String reason) {}

    public TwoPersonDecision {
        subjects = Set.copyOf(subjects);
        Set<String> concerned = subjects;
        deciders = deciders.stream()
                .filter(employeeId -> !author.isEmployee(employeeId) && !concerned.contains(employeeId))
                .toList();
    }

    /** A decision that is awaited from now on, concerns nobody in particular, and never expires. */
    public static TwoPersonDecision asked(UUID id, DecisionKind kind, Actor author, Instant now) {
        return new TwoPersonDecision(id, kind, author, Set.of(), List.of(), now, null, null);
    }

    /** The same decision, about these employees. */
    public TwoPersonDecision about(Set<String> employeeIds, List<String> chainOfCommand) {
        return new TwoPersonDecision(id, kind, author, employeeIds, chainOfCommand, askedAt, decideBy, settlement);
    }

    /** The same decision, with this time as {@code decideBy}: from then on nobody can decide. */
    public TwoPersonDecision until(Instant time) {
        return new TwoPersonDecision(id, kind, author, subjects, deciders, askedAt, time, settlement);
    }

    /** The state as stored; an awaited decision may have expired meanwhile. */
    public DecisionState state() {
        return settlement == null ? DecisionState.AWAITED : settlement.state();
    }

    /** The state at this time, no earlier than the settlement. */
    public DecisionState stateAt(Instant time) {
        return state() == DecisionState.AWAITED && isOver(time) ? DecisionState.EXPIRED : state();
    }

    public DecisionOutcome approve(Decider by, Instant at) {
        return settle(by, new Settlement(DecisionState.APPROVED, by.actor(), at, null));
    }

    public DecisionOutcome decline(Decider by, Instant at, String reason) {
        return settle(by, new Settlement(DecisionState.DECLINED, by.actor(), at, reason));
    }

    /** Refused with SETTLED if it is settled already, and also if its time is not over yet. */
    public DecisionOutcome expire(Instant at) {
        return state() == DecisionState.AWAITED && isOver(at)
                ? settled(new Settlement(DecisionState.EXPIRED, null, at, null))
                : new DecisionOutcome.Refused(Refusal.SETTLED);
    }

    private DecisionOutcome settle(Decider by, Settlement how) {
        String employeeId = by.actor().employeeId();
        if (employeeId != null && subjects.contains(employeeId)) {
            return new DecisionOutcome.Refused(Refusal.SUBJECT);
        }
        if (author.isSamePersonAs(by.actor())) {
            return new DecisionOutcome.Refused(Refusal.AUTHOR);
        }
        if (!by.hasRole() && !(employeeId != null && deciders.contains(employeeId))) {
            return new DecisionOutcome.Refused(Refusal.NO_AUTHORITY);
        }
        return stateAt(how.at()) == DecisionState.AWAITED ? settled(how) : new DecisionOutcome.Refused(Refusal.SETTLED);
    }

    private DecisionOutcome settled(Settlement how) {
        return new DecisionOutcome.Settled(
                new TwoPersonDecision(id, kind, author, subjects, deciders, askedAt, decideBy, how));
    }

    private boolean isOver(Instant time) {
        return decideBy != null && !time.isBefore(decideBy);
    }
}
