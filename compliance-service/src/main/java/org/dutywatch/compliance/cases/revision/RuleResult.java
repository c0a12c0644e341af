package org.dutywatch.compliance.cases.revision;

import java.time.Instant;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What one rule finds now in a shift or a week.
 *
 * @param tier the tier of the finding; null where the minutes or indications support no finding
 * @param basis what the estimate was computed from
 * @param shiftStart planned start of the shift that the finding names; null for the evaluated shift
 */
record RuleResult(
        @Nullable Tier tier,
        Estimate estimate,
        Finding.Basis basis,
        @Nullable Instant shiftStart) {

    RuleResult(@Nullable Tier tier, Estimate estimate, Finding.Basis basis) {
        this(tier, estimate, basis, null);
    }

    RuleResult forShift(Instant start) {
        return new RuleResult(tier, estimate, basis, start);
    }

    /** Nothing supports the finding any more, so it is withdrawn if it is not yet. */
    static RuleResult withdrawalOf(Finding stored) {
        return new RuleResult(
                null,
                stored.snapshot().estimate().withoutMinutes(),
                stored.basis().withoutMinutes(),
                stored.shiftStart());
    }

    Instant shiftStartOr(Instant evaluated) {
        return shiftStart == null ? evaluated : shiftStart;
    }
}
