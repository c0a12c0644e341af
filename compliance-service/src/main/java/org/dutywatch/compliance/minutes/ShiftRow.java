package org.dutywatch.compliance.minutes;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One shift as the read model has it; {@code rowId} orders shifts that start together. */
record ShiftRow(
        long rowId,
        String employeeId,
        String name,
        String unit,
        Instant shiftStart,
        Instant shiftEnd,
        String kind,
        BigDecimal low,
        BigDecimal point,
        BigDecimal high,
        List<SiteMinutes> sites,
        List<ExcludedMinutes> excluded,
        String confidence,
        String profile,
        String catalogue,
        @Nullable String policy,
        @Nullable BigDecimal limit,
        @Nullable Instant firstAccess,
        @Nullable Instant lastAccess,
        Instant evaluatedAt) {}
