package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Looks up the employee and the shift that a finding is about. */
@ApplicationScoped
public class ConcernedShifts {
    private final FindingRows findings;

    ConcernedShifts(FindingRows findings) {
        this.findings = findings;
    }

    /**
     * The shift of a finding.
     *
     * @param span from the start of the shift to its end, exclusive
     */
    public record Concerned(UUID findingId, String employeeId, Interval span) {}

    /** @throws ProblemException NOT_FOUND where there is no such finding */
    public Concerned of(UUID findingId) {
        var finding = findings.find(findingId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no finding with this id"));
        var end = finding.standing().figures().shiftEnd();
        return new Concerned(findingId, finding.employeeId(), new Interval(finding.shiftStart(), end));
    }
}
