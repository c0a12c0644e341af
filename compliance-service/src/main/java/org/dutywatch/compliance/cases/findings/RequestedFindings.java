package org.dutywatch.compliance.cases.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.eventkit.problem.ProblemException;

/** The findings that callers name in requests: by the id that they were shown. */
@ApplicationScoped
public class RequestedFindings {
    private final FindingRows findings;
    private final AccessScope accessScope;

    RequestedFindings(FindingRows findings, AccessScope accessScope) {
        this.findings = findings;
        this.accessScope = accessScope;
    }

    /** @throws ProblemException NOT_FOUND where there is no such finding */
    @Transactional
    public Finding require(UUID given) {
        return findings.require(accessScope.ownId(given, id -> findings.find(id).isPresent()));
    }
}
