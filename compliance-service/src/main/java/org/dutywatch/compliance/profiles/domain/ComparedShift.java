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
 * One shift, read by the profile in force and by another one from the same facts.
 *
 * @param pseudonym of the employee
 */
public record ComparedShift(String pseudonym, String unit, Instant shiftStart, Read inForce, Read other) {

    /**
     * What one profile makes of the shift.
     *
     * @param tier of the finding that it bears; null for none
     */
    public record Read(
            String version, Figures figures, @Nullable Tier tier) {}

    /** What would become of the finding, if anything. */
    Optional<Step> step() {
        var standing = FindingLife.next(null, inForce.tier(), inForce.figures())
                .map(Step::standing)
                .orElse(null);
        return FindingLife.next(standing, other.tier(), other.figures());
    }

    long lowMoves() {
        return moves(inForce.figures().low(), other.figures().low());
    }

    long pointMoves() {
        return moves(inForce.figures().point(), other.figures().point());
    }

    long highMoves() {
        return moves(inForce.figures().high(), other.figures().high());
    }

    /** Tenths of a minute by which the figure that moves most moves, in either direction. */
    long movesMost() {
        return Math.max(Math.abs(lowMoves()), Math.max(Math.abs(pointMoves()), Math.abs(highMoves())));
    }

    private static long moves(Minutes from, Minutes to) {
        return to.tenths() - from.tenths();
    }
}
