package org.dutywatch.ingest.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Asks for the decision of a second person and settles it, in the transaction that stores what is asked for or what was
 * decided. Each step is published. Which roles decide is checked before, by the resource of each kind.
 */
@ApplicationScoped
public class AwaitedDecisions {
    private static final int BATCH_SIZE = 100;

    private final DecisionRows rows;
    private final Persons persons;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    AwaitedDecisions(DecisionRows rows, Persons persons, Outbox outbox, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.persons = persons;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The caller asks for a decision.
     *
     * @param subjects the ids of the employees whom it concerns
     * @param subjectNames user names whose bearers it concerns, without domains
     * @param time how long it can be decided
     */
    @Transactional(TxType.MANDATORY)
    public Decision ask(DecisionKind kind, Set<String> subjects, Set<String> subjectNames, Duration time) {
        Instant now = now();
        var decision = new Decision(
                UUID.randomUUID(),
                kind,
                persons.caller(),
                subjects,
                subjectNames,
                now,
                now.plus(time),
                DecisionState.AWAITED,
                null,
                null);
        rows.add(decision);
        publish(decision);
        return decision;
    }

    /**
     * The caller approves or declines.
     *
     * @param state APPROVED or DECLINED
     * @throws ProblemException NOT_FOUND if no such decision was asked for; RULE_REFUSED for its author, also with
     *     another login of the same employee, and for all whom it concerns; CONFLICT if it is settled or expired already
     */
    @Transactional(TxType.MANDATORY)
    public Decision decide(UUID id, DecisionKind kind, DecisionState state) {
        Decision decision = rows.lock(id, kind)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such " + kind.noun()));
        Instant now = now();
        Person decider = persons.caller();
        requireOtherPerson(decision, decider);
        if (decision.stateAt(now) != DecisionState.AWAITED) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "the " + kind.noun() + " is " + decision.stateAt(now).label() + " already");
        }
        return settle(decision.settled(state, decider.user(), now));
    }

    /**
     * Expires decisions whose time is over, at most {@value #BATCH_SIZE}.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean expireOverdue() {
        Instant now = now();
        var overdue = rows.lockOverdue(now, BATCH_SIZE);
        for (Decision decision : overdue) {
            settle(decision.settled(DecisionState.EXPIRED, null, now));
            audit.recordServiceAction(
                    "expire_decision",
                    decision.decisionId().toString(),
                    decision.kind().noun());
        }
        return overdue.size() == BATCH_SIZE;
    }

    /** The author as known now: a login may have been linked to an employee after he asked. */
    private void requireOtherPerson(Decision decision, Person decider) {
        Person author = decision.author();
        if (decider.isSameAs(author) || decider.isSameAs(persons.person(author.user(), author.login()))) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "whoever asked for a " + decision.kind().noun() + " does not decide it: another person must");
        }
        if (decider.isOneOf(decision.subjects())
                || !Collections.disjoint(persons.userNamesOf(decider), decision.subjectNames())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "you cannot decide on a " + decision.kind().noun() + " that concerns you");
        }
    }

    private Decision settle(Decision settled) {
        rows.settle(settled);
        publish(settled);
        return settled;
    }

    private void publish(Decision decision) {
        outbox.append(DecisionAwaited.TOPIC, decision.decisionId().toString(), DecisionAwaited.of(decision));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
