package org.dutywatch.compliance.cases.holds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.holds.LegalHold.Lift;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * One person asks to lift a legal hold, and a second one decides: never the one who asked, never the one who set the
 * hold. For the employee whom it is about there is no such hold. The decision is published without him, so that no mail
 * names him.
 */
@ApplicationScoped
class LiftLegalHold implements DecidedChange<LegalHold> {
    private final LegalHolds holds;
    private final AwaitedDecisions decisions;
    private final Actors actors;
    private final AuditTrail audit;
    private final Clock clock;

    LiftLegalHold(LegalHolds holds, AwaitedDecisions decisions, Actors actors, AuditTrail audit, Clock clock) {
        this.holds = holds;
        this.decisions = decisions;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException NOT_FOUND; CONFLICT where it is lifted, or somebody has asked already */
    @Transactional(Transactional.TxType.MANDATORY)
    LegalHold ask(UUID holdId, String reason) {
        var hold = lock(holdId);
        if (hold.state() != LegalHold.State.HELD) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    hold.state() == LegalHold.State.LIFTED
                            ? "the legal hold is lifted already"
                            : "somebody has asked to lift the legal hold already: a second person must decide");
        }
        var caller = decisions.caller();
        var lift = new Lift(
                UUID.randomUUID(),
                reason.strip(),
                caller.user(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null);
        holds.askLift(holdId, lift);
        decisions.ask(decisions.askedNow(lift.liftId(), DecisionKind.LEGAL_HOLD_LIFT));
        audit.record("ask_lift_legal_hold", hold.employeeId(), holdId + ": " + lift.reason());
        return lock(holdId);
    }

    /**
     * The decision on lifting this hold.
     *
     * @throws ProblemException NOT_FOUND; CONFLICT where nobody has asked
     */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID awaited(UUID holdId) {
        var lift = lock(holdId).lift();
        if (lift == null) {
            throw new ProblemException(ProblemType.CONFLICT, "nobody has asked to lift the legal hold");
        }
        return lift.liftId();
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.LEGAL_HOLD_LIFT;
    }

    @Override
    public LegalHold require(UUID liftId) {
        return holds.ofLift(liftId).map(this::lock).orElseThrow(LiftLegalHold::unknown);
    }

    /** @throws ProblemException RULE_REFUSED for the one who set the hold */
    @Override
    public void prepare(LegalHold hold, DecisionState toBe) {
        var setBy = Actors.person(actors.asKnownNow(hold.setBy()));
        if (toBe == DecisionState.APPROVED && setBy.isSameAs(decisions.caller())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, "who set a legal hold cannot lift it: a second person must decide");
        }
    }

    @Override
    public void approve(LegalHold hold, Answer answer) {
        holds.lift(hold, answer);
        audit.record("lift_legal_hold", hold.employeeId(), hold.holdId() + ": " + reason(hold));
    }

    @Override
    public Audited audited(LegalHold hold) {
        return new Audited("lift_legal_hold", List.of(hold.employeeId()), reason(hold));
    }

    private static @Nullable String reason(LegalHold hold) {
        var lift = hold.lift();
        return lift == null ? null : lift.reason();
    }

    private LegalHold lock(UUID holdId) {
        String self = decisions.caller().ids().stream().findFirst().orElse(null);
        return holds.lock(holdId, self).orElseThrow(LiftLegalHold::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "there is no legal hold with this id");
    }
}
