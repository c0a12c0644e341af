package org.dutywatch.compliance.findings;

import java.time.Instant;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What a shift or a week bears now under one rule; the tier is null where it bears nothing.
 *
 * @param shiftStart of the shift that it is told of; null for the one that was evaluated
 */
record Borne(
        @Nullable Tier tier,
        Figures figures,
        Finding.Basis basis,
        @Nullable Instant shiftStart) {

    Borne(@Nullable Tier tier, Figures figures, Finding.Basis basis) {
        this(tier, figures, basis, null);
    }

    Borne of(Instant shift) {
        return new Borne(tier, figures, basis, shift);
    }

    /** Nothing bears it any more: whatever was said is taken back. */
    static Borne nothingOf(Finding known) {
        return new Borne(
                null, known.standing().figures().withoutMinutes(), known.basis().withoutMinutes(), known.shiftStart());
    }

    Instant shiftStartOr(Instant evaluated) {
        return shiftStart == null ? evaluated : shiftStart;
    }
}
