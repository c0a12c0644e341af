package org.dutywatch.compliance.findings;

import org.dutywatch.compliance.bundles.format.FiguresFile.FindingTold;

/** A finding as an evidence bundle repeats it. */
final class BundledFinding {
    private BundledFinding() {}

    static FindingTold of(Finding finding) {
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
