package org.dutywatch.notification.findings;

import org.dutywatch.notification.findings.domain.Standing;
import org.jspecify.annotations.Nullable;

/**
 * The latest revision of a finding.
 *
 * @param correctedRevision the last revision that a corrected roster, exemption or policy, or another profile caused; 0 if none did
 */
public record KnownFinding(Finding finding, int correctedRevision, Finding.@Nullable Cause correctedCause) {
    public Standing standing() {
        return new Standing(
                finding.revision(),
                finding.tier(),
                finding.state(),
                finding.minutes().point(),
                correctedRevision);
    }
}
