package org.dutywatch.compliance.insight.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.FindingWording;
import org.dutywatch.compliance.insight.bundles.SealedBundles;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedShift;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplanationVersions;
import org.dutywatch.compliance.measuring.evaluation.EvidenceDropped;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.access.VisibleEmployees;

/** Explains the shift that a finding is about, or that the shift was removed from the roster. */
@ApplicationScoped
public class ExplainFinding {
    private final ExplainShift explainShift;
    private final SealedBundles sealedBundles;

    ExplainFinding(ExplainShift explainShift, SealedBundles sealedBundles) {
        this.explainShift = explainShift;
        this.sealedBundles = sealedBundles;
    }

    /** @throws EvidenceDropped says which sealed bundle has the facts, if there is one */
    public Explanation explain(Finding finding, VisibleEmployees scope) {
        boolean byId = scope.isShownById(finding.employeeId(), finding.shiftStart());
        UnaryOperator<Instant> day = time -> scope.time(finding.employeeId(), finding.shiftStart(), time);
        var snapshot = byId ? finding.snapshot() : finding.underPseudonym(day).snapshot();
        String label = scope.label(finding.employeeId(), finding.shiftStart());
        var shownId = scope.id(finding.employeeId(), finding.shiftStart(), finding.id());
        var explained = new ExplainShift.ExplainedFinding(
                shownId,
                snapshot.revision(),
                finding.rule().clause(),
                FindingWording.statement(snapshot),
                FindingWording.notKnown(snapshot));
        try {
            Explanation exact = explainShift
                    .explain(new ShiftKey(finding.employeeId(), finding.shiftStart()), label, explained)
                    .orElseGet(() -> removedShift(finding, label, explained));
            return byId ? exact : MaskedExplanation.of(exact, day);
        } catch (EvidenceDropped e) {
            throw sealedBundles.of(finding.id()).stream()
                    .reduce((older, newer) -> newer)
                    .map(newest -> new EvidenceDropped(
                            " A sealed bundle of %s has the facts that the finding rested on then: see /api/v1/findings/%s/bundles."
                                    .formatted(
                                            scope.time(finding.employeeId(), finding.shiftStart(), newest.sealedAt()),
                                            shownId)))
                    .orElse(e);
        }
    }

    private static Explanation removedShift(Finding finding, String label, ExplainShift.ExplainedFinding explained) {
        var estimate = finding.snapshot().estimate();
        var basis = finding.basis();
        return ExplainShift.explainRemovedShift(
                label,
                explained,
                new ExplainedShift(finding.shiftStart(), estimate.shiftEnd(), estimate.kind()),
                new ExplanationVersions(basis.profile(), basis.catalogue(), basis.policy(), null, null));
    }
}
