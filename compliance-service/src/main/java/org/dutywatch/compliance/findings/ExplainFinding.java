package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.evaluation.GatherFacts;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.findings.EvidenceResponse.Span;
import org.dutywatch.compliance.findings.EvidenceResponse.StretchTold;
import org.dutywatch.compliance.findings.FindingChanged.MinutesTold;
import org.dutywatch.compliance.findings.FindingChanged.ShiftTold;
import org.dutywatch.compliance.findings.FindingChanged.VersionsTold;
import org.dutywatch.compliance.minutes.Versions;
import org.dutywatch.compliance.viewing.ViewScope;

/** Reads the evidence of a finding again and tells it like a careful analyst. */
@ApplicationScoped
class ExplainFinding {
    private final GatherFacts gatherFacts;

    ExplainFinding(GatherFacts gatherFacts) {
        this.gatherFacts = gatherFacts;
    }

    EvidenceResponse explain(Finding finding, ViewScope scope) {
        return gatherFacts
                .of(new ShiftKey(finding.employeeId(), finding.shiftStart()))
                .map(facts -> explain(finding, facts, scope))
                .orElseGet(() -> gone(finding, scope));
    }

    private EvidenceResponse explain(Finding finding, ShiftFacts facts, ViewScope scope) {
        var shift = facts.shift();
        var minutes = facts.minutes();
        var told = new ToldEvidence(facts, facts.estimator().estimate(facts.evidence()));
        var policy = facts.policy();
        return new EvidenceResponse(
                finding.id(),
                finding.standing().revision(),
                scope.label(finding.employeeId()),
                FindingId.CLAUSE,
                Wording.statement(finding.standing()),
                Wording.NOT_KNOWN,
                new ShiftTold(shift.span().start(), shift.span().end(), shift.kind()),
                Span.of(shift.duty()),
                Span.of(shift.breaks()),
                Span.of(shift.leave()),
                Span.of(shift.duty().intersect(facts.exempt())),
                new MinutesTold(
                        minutes.low().toBigDecimal(),
                        minutes.point().toBigDecimal(),
                        minutes.high().toBigDecimal()),
                minutes.lowOfRequests().toBigDecimal(),
                Objects.requireNonNullElse(
                                policy == null ? null : policy.limitMinutes(),
                                finding.standing().figures().limit())
                        .toBigDecimal(),
                told.stretches(),
                told.excluded(minutes.excluded()),
                new VersionsTold(
                        minutes.profile(),
                        Versions.catalogue(minutes),
                        policy == null ? finding.basis().policy() : Versions.policy(policy)));
    }

    /** The roster has no such shift any more: there is no duty, and so nothing to explain but that. */
    private static EvidenceResponse gone(Finding finding, ViewScope scope) {
        var figures = finding.standing().figures();
        var basis = finding.basis();
        var zero = figures.withoutMinutes().low().toBigDecimal();
        return new EvidenceResponse(
                finding.id(),
                finding.standing().revision(),
                scope.label(finding.employeeId()),
                FindingId.CLAUSE,
                "The roster has no such shift any more, so nothing counts.",
                Wording.NOT_KNOWN,
                new ShiftTold(finding.shiftStart(), figures.shiftEnd(), figures.kind()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new MinutesTold(zero, zero, zero),
                zero,
                figures.limit().toBigDecimal(),
                List.<StretchTold>of(),
                List.of(),
                new VersionsTold(basis.profile(), basis.catalogue(), basis.policy()));
    }
}
