package org.dutywatch.compliance.findings.replies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.exemptions.ExemptionRow;
import org.dutywatch.compliance.findings.ActOnFinding;
import org.dutywatch.compliance.findings.ConcernedShifts.Concerned;
import org.dutywatch.compliance.findings.domain.Actor;
import org.dutywatch.compliance.findings.domain.CaseStep;
import org.dutywatch.compliance.viewing.ViewScope;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Files the employee's reply to a finding about himself. A voluntary reply is a step of the case. A compelled statement
 * is not: it is stored apart, where only administrators and auditors can read it, and does not change the finding.
 */
@ApplicationScoped
class FileReply {
    private final ActOnFinding actOnFinding;
    private final AuditTrail audit;
    private final Clock clock;

    FileReply(ActOnFinding actOnFinding, AuditTrail audit, Clock clock) {
        this.actOnFinding = actOnFinding;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws ProblemException RULE_REFUSED where the caller is not the employee, the claim is not within the shift or
     *     comes with a compelled statement; INVALID_REQUEST where {@code ordered_by} does not fit; CONFLICT where the
     *     finding no longer holds or another claim about it is pending
     */
    @Transactional(Transactional.TxType.MANDATORY)
    ReplyResponse file(Concerned concerned, Actor who, ReplyRequest request, ViewScope scope) {
        if (!who.isEmployee(concerned.employeeId())) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "only the employee answers a finding about himself");
        }
        return request.isOrdered() ? compelled(concerned, request) : voluntary(concerned, who, request, scope);
    }

    private ReplyResponse compelled(Concerned concerned, ReplyRequest request) {
        String orderedBy = request.orderedBy();
        if (orderedBy == null || orderedBy.isBlank()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "ordered_by is missing: say who ordered the statement");
        }
        if (request.claim() != null) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, "a claim is read by your supervisors: file it with a voluntary reply");
        }
        var statement = new CompelledStatement(concerned, request.text().strip(), orderedBy.strip(), now());
        statement.persist();
        audit.record("file_compelled_statement", concerned.employeeId(), null);
        return ReplyResponse.of(statement);
    }

    private ReplyResponse voluntary(Concerned concerned, Actor who, ReplyRequest request, ViewScope scope) {
        if (request.orderedBy() != null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "ordered_by belongs to a compelled statement: say compelled true");
        }
        var claimed = request.claim();
        if (claimed != null) {
            refuseUnlessInShift(concerned, claimed);
        }
        actOnFinding.act(concerned.findingId(), CaseStep.REPLY, who, null);
        var reply = new Reply(concerned, request.text().strip(), who.user(), now());
        reply.persistAndFlush();
        audit.record("file_reply", concerned.employeeId(), null);
        return ReplyResponse.of(reply, claim(reply, claimed, scope));
    }

    private static @Nullable ClaimResponse claim(Reply reply, ReplyRequest.@Nullable Claimed claimed, ViewScope scope) {
        if (claimed == null) {
            return null;
        }
        if (Claim.isPendingOf(reply.findingId)) {
            throw new ProblemException(ProblemType.CONFLICT, "a claim about this finding waits for its decision");
        }
        var claim = new Claim(reply, claimed);
        claim.persistAndFlush();
        return ClaimResponse.of(claim, scope);
    }

    /** A claim must lie within the shift, widened by the margin that the evaluation reads around it. */
    private static void refuseUnlessInShift(Concerned concerned, ReplyRequest.Claimed claimed) {
        ExemptionRow.refusal(claimed.start(), claimed.end()).ifPresent(reason -> {
            throw new ProblemException(ProblemType.RULE_REFUSED, reason);
        });
        var allowed = concerned.span().widened(ShiftEvaluator.MARGIN);
        if (claimed.start().isBefore(allowed.start()) || claimed.end().isAfter(allowed.end())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "the claim reaches beyond the shift: it lies between " + allowed.start() + " and " + allowed.end());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
