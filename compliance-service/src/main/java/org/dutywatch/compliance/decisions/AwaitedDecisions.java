package org.dutywatch.compliance.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.decisions.Decider;
import org.dutywatch.compliance.model.decisions.DecisionKind;
import org.dutywatch.compliance.model.decisions.DecisionOutcome;
import org.dutywatch.compliance.model.decisions.DecisionOutcome.Refused;
import org.dutywatch.compliance.model.decisions.DecisionOutcome.Settled;
import org.dutywatch.compliance.model.decisions.TwoPersonDecision;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/**
 * Asks for the decision of a second person and settles it, in the transaction that stores the draft or the change. Each
 * step is published.
 */
@ApplicationScoped
public class AwaitedDecisions {
    private static final int BATCH_SIZE = 100;

    private final DecisionRows rows;
    private final Outbox outbox;
    private final Caller caller;
    private final Actors actors;
    private final AuditTrail audit;
    private final Clock clock;

    AwaitedDecisions(DecisionRows rows, Outbox outbox, Caller caller, Actors actors, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.caller = caller;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An approval or a refusal.
     *
     * @param author who had asked
     * @param by who approved or declined
     */
    public record Answer(Actor author, Actor by, Instant at) {}

    /** The caller as the author of a decision. */
    public Actor caller() {
        return actors.caller();
    }

    /**
     * The caller asks for a decision that concerns nobody in particular: roles decide, and it never expires.
     *
     * @param id the id of what is decided on
     */
    @Transactional(TxType.MANDATORY)
    public void ask(UUID id, DecisionKind kind) {
        ask(TwoPersonDecision.asked(id, kind, caller(), now()));
    }

    @Transactional(TxType.MANDATORY)
    public void ask(TwoPersonDecision decision) {
        rows.add(decision);
        publish(decision);
    }

    /**
     * The caller approves.
     *
     * @throws ProblemException NOT_FOUND if no such decision was asked for; RULE_REFUSED for its author and all whom it
     *     concerns; FORBIDDEN for anybody who has no role for it and is not one of its deciders; CONFLICT if it is
     *     settled or expired already
     */
    @Transactional(TxType.MANDATORY)
    public Answer approve(UUID id) {
        return settle(id, TwoPersonDecision::approve);
    }

    /**
     * The caller declines.
     *
     * @throws ProblemException as {@link #approve}
     */
    @Transactional(TxType.MANDATORY)
    public Answer decline(UUID id, String reason) {
        return settle(id, (decision, by, at) -> decision.decline(by, at, reason));
    }

    /**
     * Expires decisions whose time is over, at most {@value #BATCH_SIZE}. Who approves or declines is recorded by whoever
     * carries that out; that nobody did is recorded here, for each employee whom it concerned.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean expireOverdue() {
        Instant now = now();
        var overdue = rows.lockOverdue(now, BATCH_SIZE);
        overdue.forEach(decision -> expire(decision, now));
        return overdue.size() == BATCH_SIZE;
    }

    private void expire(TwoPersonDecision decision, Instant now) {
        record(decision, decision.expire(now));
        String action = "expire_" + decision.kind().name().toLowerCase(Locale.ROOT);
        String purpose = decision.id() + ": nobody decided in time what "
                + decision.author().user() + " asked for";
        decision.subjects().stream()
                .sorted()
                .forEach(employeeId -> audit.recordServiceAction(action, employeeId, purpose));
        if (decision.subjects().isEmpty()) {
            audit.recordServiceAction(action, null, purpose);
        }
    }

    @FunctionalInterface
    private interface Step {
        DecisionOutcome apply(TwoPersonDecision decision, Decider by, Instant at);
    }

    private Answer settle(UUID id, Step step) {
        TwoPersonDecision decision = rows.lock(id)
                .map(found -> found.withAuthors(actors::asKnownNow))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such decision is awaited"));
        boolean hasRole = DecisionRules.of(decision.kind()).roles().stream().anyMatch(caller::hasRole);
        var answer = new Answer(decision.author(), caller(), now());
        record(decision, step.apply(decision, new Decider(answer.by(), hasRole), answer.at()));
        return answer;
    }

    private void record(TwoPersonDecision decision, DecisionOutcome outcome) {
        if (outcome instanceof Refused refused) {
            throw DecisionRules.of(decision.kind()).problem(refused.reason(), decision.stateAt(now()));
        }
        TwoPersonDecision settled = ((Settled) outcome).decision();
        rows.settle(settled);
        publish(settled);
    }

    private void publish(TwoPersonDecision decision) {
        outbox.append(DecisionAwaited.TOPIC, decision.id().toString(), DecisionAwaited.of(decision));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
