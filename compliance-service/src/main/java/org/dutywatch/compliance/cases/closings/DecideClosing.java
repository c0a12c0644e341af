package org.dutywatch.compliance.cases.closings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import org.dutywatch.compliance.cases.review.ActOnFinding;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Approves or declines that the review of an alert ends. An approval closes the finding. */
@ApplicationScoped
class DecideClosing {
    private final Closings closings;
    private final ActOnFinding actOnFinding;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;

    DecideClosing(Closings closings, ActOnFinding actOnFinding, AwaitedDecisions decisions, AuditTrail audit) {
        this.closings = closings;
        this.actOnFinding = actOnFinding;
        this.decisions = decisions;
        this.audit = audit;
    }

    /**
     * @throws ProblemException NOT_FOUND if there is no such closing; FORBIDDEN or RULE_REFUSED if the caller may not
     *     decide; CONFLICT if it is decided already, or the review in which somebody asked has ended
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Closing approve(UUID id) {
        var closing = require(id);
        var answer = decisions.approve(id);
        if (closings.isOutdated(id)) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the review of the finding has ended since this was asked for: decline it");
        }
        String reason = closing.reason() + " (asked by " + closing.author() + ")";
        actOnFinding.act(closing.findingId(), closing.resolution().step(), answer.by(), reason);
        audit.record("close_finding", closing.employeeId(), id + ": " + reason);
        return settle(closing, DecisionState.APPROVED, answer, null);
    }

    /**
     * Declines; the finding stays as it is.
     *
     * @throws ProblemException as {@link #approve}, but the review may have ended
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Closing decline(UUID id, String reason) {
        var closing = require(id);
        var answer = decisions.decline(id, reason);
        audit.record("decline_finding_closing", closing.employeeId(), id + ": " + reason);
        return settle(closing, DecisionState.DECLINED, answer, reason);
    }

    private Closing require(UUID id) {
        return closings.lock(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such closing of a finding"));
    }

    private Closing settle(
            Closing closing, DecisionState state, AwaitedDecisions.Answer answer, @Nullable String reason) {
        String by =
                Objects.requireNonNullElse(answer.by().employeeId(), answer.by().user());
        closings.settle(closing.closingId(), state, by, answer.at(), reason);
        return require(closing.closingId());
    }
}
