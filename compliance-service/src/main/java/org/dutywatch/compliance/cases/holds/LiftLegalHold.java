package org.dutywatch.compliance.cases.holds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.cases.holds.LegalHold.Lift;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.decisions.DecisionKind;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * One person asks to lift a legal hold, and a second one decides: never the one who asked, never the one who set the
 * hold. For the employee whom it is about there is no such hold. The decision is published without him, so that no mail
 * names him.
 */
@ApplicationScoped
class LiftLegalHold {
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
        decisions.ask(lift.liftId(), DecisionKind.LEGAL_HOLD_LIFT);
        audit.record("ask_lift_legal_hold", hold.employeeId(), holdId + ": " + lift.reason());
        return lock(holdId);
    }

    /**
     * @throws ProblemException NOT_FOUND; CONFLICT where nobody has asked, or it is lifted; RULE_REFUSED for the one
     *     who set the hold, and the one who asked
     */
    @Transactional(Transactional.TxType.MANDATORY)
    LegalHold approve(UUID holdId) {
        var hold = lock(holdId);
        var lift = awaited(hold);
        if (actors.asKnownNow(hold.setBy()).isSamePersonAs(decisions.caller())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, "who set a legal hold cannot lift it: a second person must decide");
        }
        holds.lift(hold, decisions.approve(lift.liftId()));
        audit.record("lift_legal_hold", hold.employeeId(), holdId + ": " + lift.reason());
        return lock(holdId);
    }

    /** @throws ProblemException as {@link #approve}, but who set the hold may decline */
    @Transactional(Transactional.TxType.MANDATORY)
    LegalHold decline(UUID holdId, String reason) {
        var hold = lock(holdId);
        decisions.decline(awaited(hold).liftId(), reason.strip());
        holds.declineLift(holdId);
        audit.record("decline_lift_legal_hold", hold.employeeId(), holdId + ": " + reason.strip());
        return lock(holdId);
    }

    private LegalHold lock(UUID holdId) {
        return holds.lock(holdId, decisions.caller().employeeId())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no legal hold with this id"));
    }

    private static Lift awaited(LegalHold hold) {
        var lift = hold.lift();
        if (lift == null) {
            throw new ProblemException(ProblemType.CONFLICT, "nobody has asked to lift the legal hold");
        }
        return lift;
    }
}
