package org.dutywatch.compliance.bundles.format;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.jspecify.annotations.Nullable;

/** {@value BundleNames#EXEMPTIONS}: official business around the shift, with who directed and who approved it. */
public record ExemptionsFile(List<Entry> exemptions) {

    /** @param directedBy null where nobody is named */
    public record Entry(
            UUID exemptionId,
            Interval window,
            String reason,
            @Nullable String directedBy,
            String approvedBy,
            Instant createdAt) {}

    IntervalSet windows() {
        return IntervalSet.of(exemptions.stream().map(Entry::window).toList());
    }
}
