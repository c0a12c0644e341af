package org.dutywatch.compliance.measuring.minutes;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.rest.PageToken;
import org.jspecify.annotations.Nullable;

/**
 * One shift of the read model.
 *
 * @param rowId orders shifts with the same start
 * @param policy label of the policy for all sites; null if there is none
 * @param limit limit in minutes; null if there is none
 * @param firstAccess start of the first observation that counts; null if none does
 * @param lastAccess latest end of the activity of an observation that counts; null if none does
 */
record ShiftMinutesRow(
        UUID rowId,
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
        Instant evaluatedAt) {

    PageToken position() {
        return new PageToken(shiftStart, rowId);
    }
}
