package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.explanation.ExplainShift;
import org.dutywatch.compliance.explanation.Explanation;
import org.dutywatch.compliance.explanation.Explanation.ShiftTold;
import org.dutywatch.compliance.explanation.Explanation.VersionsTold;
import org.dutywatch.compliance.viewing.ViewScope;

/** Explains the shift that a finding is about, or says that the roster no longer has it. */
@ApplicationScoped
class ExplainFinding {
    private final ExplainShift explainShift;

    ExplainFinding(ExplainShift explainShift) {
        this.explainShift = explainShift;
    }

    Explanation explain(Finding finding, ViewScope scope) {
        var standing = finding.standing();
        String label = scope.label(finding.employeeId(), finding.shiftStart());
        var explained = new ExplainShift.Told(
                finding.id(),
                standing.revision(),
                finding.rule().clause(),
                Wording.statement(standing),
                Wording.notKnown(standing));
        return explainShift
                .explain(new ShiftKey(finding.employeeId(), finding.shiftStart()), label, explained)
                .orElseGet(() -> gone(finding, label, explained));
    }

    private static Explanation gone(Finding finding, String label, ExplainShift.Told explained) {
        var figures = finding.standing().figures();
        var basis = finding.basis();
        return ExplainShift.gone(
                label,
                explained,
                new ShiftTold(finding.shiftStart(), figures.shiftEnd(), figures.kind()),
                new VersionsTold(basis.profile(), basis.catalogue(), basis.policy(), null, null));
    }
}
