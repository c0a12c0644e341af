package org.dutywatch.compliance.findings;

import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.Tier;
import org.jspecify.annotations.Nullable;

/** What a shift bears now under one rule; the tier is null where it bears nothing. */
record Borne(@Nullable Tier tier, Figures figures, Finding.Basis basis) {

    /** The shift is gone: whatever was said of it is taken back. */
    static Borne nothingOf(Finding known) {
        return new Borne(
                null, known.standing().figures().withoutMinutes(), known.basis().withoutMinutes());
    }
}
