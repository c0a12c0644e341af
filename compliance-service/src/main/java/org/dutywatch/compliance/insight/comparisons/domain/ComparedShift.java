package org.dutywatch.compliance.insight.comparisons.domain;

import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingLifecycle;
import org.dutywatch.compliance.model.findings.FindingLifecycle.FindingRevision;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.time.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * One shift, estimated from the same facts by the profile in force and by another profile.
 *
 * @param unit of the employee when it started; empty where the result gives no figures for each unit
 */
public record ComparedShift(
        String employeeId, String unit, Instant shiftStart, ProfileResult inForce, ProfileResult shadow) {

    /**
     * The result of one profile for the shift.
     *
     * @param tier of the resulting finding; null means no finding
     */
    public record ProfileResult(
            String version, Estimate estimate, @Nullable Tier tier) {}

    /** How the finding would change with the other profile; empty if it would not. */
    Optional<FindingRevision> findingChange() {
        var snapshotInForce = FindingLifecycle.next(null, inForce.tier(), inForce.estimate())
                .map(FindingRevision::snapshot)
                .orElse(null);
        return FindingLifecycle.next(snapshotInForce, shadow.tier(), shadow.estimate());
    }

    /** Low estimate of the other profile minus that of the profile in force, in tenths of a minute. */
    long lowDifference() {
        return difference(inForce.estimate().low(), shadow.estimate().low());
    }

    /** As {@link #lowDifference()}, for the point estimate. */
    long pointDifference() {
        return difference(inForce.estimate().point(), shadow.estimate().point());
    }

    /** As {@link #lowDifference()}, for the high estimate. */
    long highDifference() {
        return difference(inForce.estimate().high(), shadow.estimate().high());
    }

    /** The largest absolute difference of the three estimates, in tenths of a minute. */
    long largestDifference() {
        return Math.max(Math.abs(lowDifference()), Math.max(Math.abs(pointDifference()), Math.abs(highDifference())));
    }

    private static long difference(Minutes from, Minutes to) {
        return to.tenths() - from.tenths();
    }
}
