package org.dutywatch.compliance.cases.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.dutywatch.compliance.people.access.RequestedIds;
import org.dutywatch.compliance.people.access.RequestedIds.AboutEmployees;
import org.dutywatch.eventkit.problem.ProblemException;

/** The findings that callers name in requests: by the id that they were shown. */
@ApplicationScoped
public class RequestedFindings {
    private final FindingRows findings;
    private final RequestedIds requestedIds;

    RequestedFindings(FindingRows findings, RequestedIds requestedIds) {
        this.findings = findings;
        this.requestedIds = requestedIds;
    }

    /** @throws ProblemException NOT_FOUND where there is no such finding */
    @Transactional
    public Finding require(UUID given) {
        return findings.require(requestedIds.ownId(
                given,
                id -> findings.find(id)
                        .map(finding -> new AboutEmployees(finding.employeeId(), finding.shiftStart()))));
    }
}
