package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.dutywatch.compliance.findings.FindingRows.Past;
import org.dutywatch.compliance.notices.Notice;
import org.dutywatch.compliance.notices.Notices;
import org.dutywatch.compliance.viewing.ViewScope;

/** Shows a finding with its history and notices; without names and free text where the caller may not see persons. */
@ApplicationScoped
class ShowFinding {
    private final FindingRows findings;
    private final Notices notices;

    ShowFinding(FindingRows findings, Notices notices) {
        this.findings = findings;
        this.notices = notices;
    }

    FindingResponse show(Finding finding, ViewScope scope) {
        return FindingResponse.of(finding, scope, history(finding, scope), notices(finding, scope));
    }

    private List<Past> history(Finding finding, ViewScope scope) {
        var all = findings.history(finding.id());
        return scope.named(finding.employeeId(), finding.shiftStart())
                ? all
                : all.stream().map(Past::withoutNames).toList();
    }

    private List<Notice> notices(Finding finding, ViewScope scope) {
        var all = notices.of(finding.id());
        return scope.named(finding.employeeId(), finding.shiftStart())
                ? all
                : all.stream().map(Notice::withoutNames).toList();
    }
}
