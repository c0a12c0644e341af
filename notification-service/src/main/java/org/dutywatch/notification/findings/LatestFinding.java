package org.dutywatch.notification.findings;

import org.dutywatch.notification.findings.domain.FindingSummary;
import org.jspecify.annotations.Nullable;

/**
 * The latest revision of a finding, with its last correction.
 *
 * @param correctedRevision the last revision that was caused by a corrected roster, exemption, employee record or
 *     lease, a changed policy or another estimator profile; 0 if there was none
 * @param correctedCause the cause of that revision; null if there was none
 * @param waiting whether the finding waited for its evaluation with the newest duty when it was read
 */
public record LatestFinding(
        Finding finding, int correctedRevision, Finding.@Nullable Cause correctedCause, boolean waiting) {
    public FindingSummary summary() {
        return finding.summary(correctedRevision);
    }
}
