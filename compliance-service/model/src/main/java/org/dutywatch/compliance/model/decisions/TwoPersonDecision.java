package org.dutywatch.compliance.model.decisions;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.decisions.DecisionOutcome.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One person asks for a change, and a second one decides on it: never an author, and never an employee whom it concerns.
 *
 * @param id the id of what is decided on, such as a policy
 * @param author who asked
 * @param coauthors who else counts as an author, such as those who subscribed to the feed that asks
 * @param subjects the ids of the employees whom it concerns; empty if it concerns nobody in particular
 * @param deciders the ids of the employees who may decide because of the chain of command, the nearest first; the authors
 *     and the subjects are left out
 * @param decideBy from this time on nobody can decide; null means that it never expires
 * @param settlement null while the decision is awaited
 */
public record TwoPersonDecision(
        UUID id,
        DecisionKind kind,
        Actor author,
        Set<Actor> coauthors,
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
        coauthors = Set.copyOf(coauthors);
        subjects = Set.copyOf(subjects);
        Set<String> concerned = subjects;
        List<Actor> authors =
                Stream.concat(Stream.of(author), coauthors.stream()).toList();
        deciders = deciders.stream()
                .filter(employeeId -> !concerned.contains(employeeId)
                        && authors.stream().noneMatch(one -> one.isEmployee(employeeId)))
                .toList();
    }

    /** A decision that is awaited from now on, concerns nobody in particular, and never expires. */
    public static TwoPersonDecision asked(UUID id, DecisionKind kind, Actor author, Instant now) {
        return new TwoPersonDecision(id, kind, author, Set.of(), Set.of(), List.of(), now, null, null);
    }

    /** The same decision, about these employees. */
    public TwoPersonDecision about(Set<String> employeeIds, List<String> chainOfCommand) {
        return new TwoPersonDecision(
                id, kind, author, coauthors, employeeIds, chainOfCommand, askedAt, decideBy, settlement);
    }

    /** The same decision; these count as authors, too. */
    public TwoPersonDecision alsoBy(Set<Actor> others) {
        return new TwoPersonDecision(id, kind, author, others, subjects, deciders, askedAt, decideBy, settlement);
    }

    /** The same decision, with what is known about its authors by now. */
    public TwoPersonDecision withAuthors(UnaryOperator<Actor> known) {
        Set<Actor> others = coauthors.stream().map(known).collect(Collectors.toSet());
        return new TwoPersonDecision(
                id, kind, known.apply(author), others, subjects, deciders, askedAt, decideBy, settlement);
    }

    /** The same decision, with this time as {@code decideBy}: from then on nobody can decide. */
    public TwoPersonDecision until(Instant time) {
        return new TwoPersonDecision(id, kind, author, coauthors, subjects, deciders, askedAt, time, settlement);
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
        if (Stream.concat(Stream.of(author), coauthors.stream()).anyMatch(by.actor()::isSamePersonAs)) {
            return new DecisionOutcome.Refused(Refusal.AUTHOR);
        }
        if (!by.hasRole() && !(employeeId != null && deciders.contains(employeeId))) {
            return new DecisionOutcome.Refused(Refusal.NO_AUTHORITY);
        }
        return stateAt(how.at()) == DecisionState.AWAITED ? settled(how) : new DecisionOutcome.Refused(Refusal.SETTLED);
    }

    private DecisionOutcome settled(Settlement how) {
        return new DecisionOutcome.Settled(
                new TwoPersonDecision(id, kind, author, coauthors, subjects, deciders, askedAt, decideBy, how));
    }

    private boolean isOver(Instant time) {
        return decideBy != null && !time.isBefore(decideBy);
    }
}
