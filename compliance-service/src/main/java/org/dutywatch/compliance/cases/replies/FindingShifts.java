package org.dutywatch.compliance.cases.replies;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.RequestedFindings;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.problem.ProblemException;

/** Looks up the employee and the shift that a finding is about. */
@ApplicationScoped
public class FindingShifts {
    private final RequestedFindings findings;

    FindingShifts(RequestedFindings findings) {
        this.findings = findings;
    }

    /**
     * The shift of a finding.
     *
     * @param span from the start of the shift to its end, exclusive
     */
    public record FindingShift(UUID findingId, String employeeId, Interval span) {}

    /** @throws ProblemException NOT_FOUND where there is no such finding */
    public FindingShift of(UUID findingId) {
        var finding = findings.require(findingId);
        var end = finding.snapshot().estimate().shiftEnd();
        return new FindingShift(finding.id(), finding.employeeId(), new Interval(finding.shiftStart(), end));
    }
}
