package org.dutywatch.compliance.findings;

import org.dutywatch.compliance.bundles.format.FiguresFile.FindingTold;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Converts a finding to the form in which an evidence bundle states it. */
final class BundledFinding {
    private BundledFinding() {}

    /** @throws ProblemException CONFLICT for a finding about a week: a bundle holds the facts of one shift */
    static FindingTold of(Finding finding) {
        if (finding.rule().isWeekly()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "a finding about a week rests on several shifts, and a bundle holds the facts of one: see"
                            + " /api/v1/minutes/{employee}/{shift}/explain of each shift of the week");
        }
        var standing = finding.standing();
        return new FindingTold(
                finding.id(),
                standing.revision(),
                finding.rule().name(),
                finding.rule().clause(),
                standing.tier().name(),
                standing.state().name());
    }
}
