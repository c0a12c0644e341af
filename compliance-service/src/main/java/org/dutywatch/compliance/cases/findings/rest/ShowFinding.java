package org.dutywatch.compliance.cases.findings.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.FindingRevisionResponse;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.cases.notices.Notice;
import org.dutywatch.compliance.cases.notices.Notices;
import org.dutywatch.compliance.people.access.VisibleEmployees;

/** Shows a finding with its history and notices; without names and free text where the caller may not see persons. */
@ApplicationScoped
public class ShowFinding {
    private final FindingRows findings;
    private final Notices notices;

    ShowFinding(FindingRows findings, Notices notices) {
        this.findings = findings;
        this.notices = notices;
    }

    public FindingResponse show(Finding finding, VisibleEmployees scope) {
        return FindingResponse.of(finding, scope, history(finding, scope), notices(finding, scope));
    }

    private List<FindingRevisionResponse> history(Finding finding, VisibleEmployees scope) {
        var all = findings.history(finding.id()).stream()
                .map(revision -> revision.withIds(id -> id(finding, scope, id)))
                .toList();
        return scope.isShownById(finding.employeeId(), finding.shiftStart())
                ? all
                : all.stream()
                        .filter(revision -> !revision.isOfFiguresAlone())
                        .map(revision -> revision.masked(time -> masked(finding, scope, time)))
                        .toList();
    }

    private List<Notice> notices(Finding finding, VisibleEmployees scope) {
        var all = notices.of(finding.id()).stream()
                .map(notice -> notice.withId(id(finding, scope, notice.noticeId())))
                .toList();
        return scope.isShownById(finding.employeeId(), finding.shiftStart())
                ? all
                : all.stream()
                        .map(notice -> notice.masked(time -> masked(finding, scope, time)))
                        .toList();
    }

    private static UUID id(Finding finding, VisibleEmployees scope, UUID own) {
        return scope.id(finding.employeeId(), finding.shiftStart(), own);
    }

    private static Instant masked(Finding finding, VisibleEmployees scope, Instant time) {
        return scope.time(finding.employeeId(), finding.shiftStart(), time);
    }
}
