package org.dutywatch.compliance.cases.closings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.FindingCases;
import org.dutywatch.compliance.cases.review.ActOnFinding;
import org.dutywatch.compliance.cases.review.CloseRequest.ClosingResolution;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.cases.CasePolicy;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Ends the review of a finding without a referral. If the finding is an alert, it stays under review and a second person
 * is asked: an administrator, or somebody who was above the employee at the start of the shift; never the author, the
 * employee, or whoever acknowledged the finding.
 */
@ApplicationScoped
class CloseFinding {
    private final ActOnFinding actOnFinding;
    private final FindingCases cases;
    private final Closings closings;
    private final AwaitedDecisions decisions;
    private final EmployeesAbove employeesAbove;
    private final AuditTrail audit;

    CloseFinding(
            ActOnFinding actOnFinding,
            FindingCases cases,
            Closings closings,
            AwaitedDecisions decisions,
            EmployeesAbove employeesAbove,
            AuditTrail audit) {
        this.actOnFinding = actOnFinding;
        this.cases = cases;
        this.closings = closings;
        this.decisions = decisions;
        this.employeesAbove = employeesAbove;
        this.audit = audit;
    }

    /**
     * @return the closing on which a second person decides; empty if the finding is closed now
     * @throws ProblemException as {@link ActOnFinding#act}; CONFLICT also if somebody has asked already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Closing> close(UUID findingId, ClosingResolution resolution, Actor actor, String reason) {
        Finding finding = actOnFinding.lockIfPossible(findingId, resolution.step(), actor);
        if (!CasePolicy.needsSecondPerson(resolution.step(), finding.snapshot().tier())) {
            actOnFinding.act(findingId, resolution.step(), actor, reason);
            audit.record("close_finding", finding.employeeId(), reason);
            return Optional.empty();
        }
        if (closings.isAwaitedFor(findingId)) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "somebody has asked to close this finding already: a second person must decide");
        }
        return Optional.of(ask(finding, resolution, actor, reason));
    }

    private Closing ask(Finding finding, ClosingResolution resolution, Actor actor, String reason) {
        var above = employeesAbove.of(finding.employeeId(), finding.shiftStart());
        var reporters =
                cases.of(finding).reporters().stream().map(Actors::person).collect(Collectors.toSet());
        var decision = decisions
                .askedNow(UUID.randomUUID(), DecisionKind.FINDING_CLOSING)
                .alsoBy(reporters)
                .about(Set.of(finding.employeeId()), above);
        var closing = new Closing(
                decision.id(),
                finding.id(),
                finding.employeeId(),
                finding.shiftStart(),
                finding.snapshot().revision(),
                resolution,
                reason.strip(),
                decision);
        decisions.ask(decision);
        closings.add(closing);
        audit.record("ask_finding_closing", finding.employeeId(), closing.closingId() + ": " + reason);
        return closing;
    }
}
