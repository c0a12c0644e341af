package org.dutywatch.compliance.findings;

import java.time.Instant;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What one rule finds now in a shift or a week.
 *
 * @param tier the tier of the finding; null where the minutes or indications support no finding
 * @param figures the estimate
 * @param basis what the figures rest on
 * @param shiftStart planned start of the shift that the finding names; null for the evaluated shift
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

    /** Nothing supports the finding any more, so it is to be withdrawn. */
    static Borne nothingOf(Finding known) {
        return new Borne(
                null, known.standing().figures().withoutMinutes(), known.basis().withoutMinutes(), known.shiftStart());
    }

    Instant shiftStartOr(Instant evaluated) {
        return shiftStart == null ? evaluated : shiftStart;
    }
}
