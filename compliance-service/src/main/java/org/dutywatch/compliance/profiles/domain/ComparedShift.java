package org.dutywatch.compliance.profiles.domain;

import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.FindingLife;
import org.dutywatch.compliance.findings.domain.FindingLife.Step;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * One shift, estimated from the same facts by the profile in force and by another profile.
 *
 * @param pseudonym of the employee
 */
public record ComparedShift(String pseudonym, String unit, Instant shiftStart, Read inForce, Read other) {

    /**
     * The result of one profile for the shift.
     *
     * @param tier of the resulting finding; null means no finding
     */
    public record Read(
            String version, Figures figures, @Nullable Tier tier) {}

    /** How the finding would change with the other profile; empty if it would not. */
    Optional<Step> step() {
        var standing = FindingLife.next(null, inForce.tier(), inForce.figures())
                .map(Step::standing)
                .orElse(null);
        return FindingLife.next(standing, other.tier(), other.figures());
    }

    /** Low estimate of the other profile minus that of the profile in force, in tenths of a minute. */
    long lowMoves() {
        return difference(inForce.figures().low(), other.figures().low());
    }

    /** As {@link #lowMoves()}, for the point estimate. */
    long pointMoves() {
        return difference(inForce.figures().point(), other.figures().point());
    }

    /** As {@link #lowMoves()}, for the high estimate. */
    long highMoves() {
        return difference(inForce.figures().high(), other.figures().high());
    }

    /** The largest absolute difference of the three estimates, in tenths of a minute. */
    long movesMost() {
        return Math.max(Math.abs(lowMoves()), Math.max(Math.abs(pointMoves()), Math.abs(highMoves())));
    }

    private static long difference(Minutes from, Minutes to) {
        return to.tenths() - from.tenths();
    }
}
