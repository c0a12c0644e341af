package org.dutywatch.compliance.insight.bundles;

import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.model.bundles.file.FiguresFile.FindingAtExport;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Converts a finding to the form in which an evidence bundle states it. */
public final class BundledFinding {
    private BundledFinding() {}

    /** @throws ProblemException CONFLICT for a finding about a week: a bundle holds the facts of one shift */
    public static FindingAtExport of(Finding finding) {
        if (finding.rule().isWeekly()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "a finding about a week is based on several shifts, and a bundle has the facts of one: see"
                            + " /api/v1/minutes/{employee}/{shift}/explain of each shift of the week");
        }
        return atExport(finding);
    }

    /** As {@link #of}, but also for one of the bundles of a finding about a week. */
    static FindingAtExport atExport(Finding finding) {
        var snapshot = finding.snapshot();
        return new FindingAtExport(
                finding.id(),
                snapshot.revision(),
                finding.rule().name(),
                finding.rule().clause(),
                snapshot.tier().name(),
                snapshot.state().name());
    }
}
