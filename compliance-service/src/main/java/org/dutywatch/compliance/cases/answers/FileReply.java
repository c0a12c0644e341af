package org.dutywatch.compliance.cases.answers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.dutywatch.compliance.cases.replies.Claim;
import org.dutywatch.compliance.cases.replies.FindingShifts.FindingShift;
import org.dutywatch.compliance.cases.replies.Reply;
import org.dutywatch.compliance.cases.replies.ReplyRequest;
import org.dutywatch.compliance.cases.review.ActOnFinding;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.cases.CaseStep;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
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
    private final AwaitedDecisions decisions;
    private final EmployeesAbove employeesAbove;
    private final AuditTrail audit;
    private final Clock clock;

    FileReply(
            ActOnFinding actOnFinding,
            AwaitedDecisions decisions,
            EmployeesAbove employeesAbove,
            AuditTrail audit,
            Clock clock) {
        this.actOnFinding = actOnFinding;
        this.decisions = decisions;
        this.employeesAbove = employeesAbove;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws ProblemException RULE_REFUSED where the caller is not the employee, the claim is not within the shift or
     *     comes with a compelled statement; INVALID_REQUEST where {@code ordered_by} does not fit; CONFLICT where the
     *     finding is withdrawn or superseded, or another claim about it is pending
     */
    @Transactional(Transactional.TxType.MANDATORY)
    ReplyResponse file(FindingShift findingShift, Actor actor, ReplyRequest request, VisibleEmployees scope) {
        if (!actor.isEmployee(findingShift.employeeId())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, "only the employee can reply to a finding about himself");
        }
        return request.followsOrder()
                ? fileCompelled(findingShift, request)
                : fileVoluntary(findingShift, actor, request, scope);
    }

    private ReplyResponse fileCompelled(FindingShift findingShift, ReplyRequest request) {
        String orderedBy = request.orderedBy();
        if (orderedBy == null || orderedBy.isBlank()) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "ordered_by is missing: say who ordered the statement");
        }
        if (request.claim() != null) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED, "your supervisors can read a claim: file it with a voluntary reply");
        }
        var statement = new CompelledStatement(findingShift, request.text().strip(), orderedBy.strip(), now());
        statement.persist();
        audit.record("file_compelled_statement", findingShift.employeeId(), null);
        return ReplyResponse.of(statement);
    }

    private ReplyResponse fileVoluntary(
            FindingShift findingShift, Actor actor, ReplyRequest request, VisibleEmployees scope) {
        if (request.orderedBy() != null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "ordered_by is only for a compelled statement: set compelled to true");
        }
        var claimRequest = request.claim();
        if (claimRequest != null) {
            refuseUnlessInShift(findingShift, claimRequest);
        }
        actOnFinding.act(findingShift.findingId(), CaseStep.REPLY, actor, null);
        var reply = new Reply(findingShift, request.text().strip(), actor.user(), now());
        reply.persistAndFlush();
        audit.record("file_reply", findingShift.employeeId(), null);
        return ReplyResponse.of(reply, fileClaim(reply, findingShift, claimRequest, actor, scope));
    }

    /** Those decide who were above the employee at the start of the shift: lists show them the claim. */
    private @Nullable ClaimResponse fileClaim(
            Reply reply,
            FindingShift findingShift,
            ReplyRequest.@Nullable ClaimRequest claimRequest,
            Actor actor,
            VisibleEmployees scope) {
        if (claimRequest == null) {
            return null;
        }
        if (Claim.hasPendingClaim(reply.findingId)) {
            throw new ProblemException(ProblemType.CONFLICT, "another claim about this finding is not decided yet");
        }
        var claim = new Claim(reply, claimRequest);
        claim.persistAndFlush();
        var above = employeesAbove.of(claim.employeeId, findingShift.span().start());
        decisions.ask(decisions
                .askedNow(claim.claimId, DecisionKind.OFFICIAL_BUSINESS_CLAIM)
                .about(Set.of(claim.employeeId), above));
        return ClaimResponse.of(claim, scope);
    }

    /** A claim must lie within the shift, widened by the margin that the evaluation reads around it. */
    private static void refuseUnlessInShift(FindingShift findingShift, ReplyRequest.ClaimRequest claimRequest) {
        RequestedExemption.refusal(claimRequest.start(), claimRequest.end()).ifPresent(reason -> {
            throw new ProblemException(ProblemType.RULE_REFUSED, reason);
        });
        var allowed = findingShift.span().widened(ShiftEvaluator.MARGIN);
        if (claimRequest.start().isBefore(allowed.start()) || claimRequest.end().isAfter(allowed.end())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "the claim is not within the shift: it must lie from " + allowed.start() + " to " + allowed.end());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
