package org.dutywatch.compliance.measuring.minutes;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.people.access.CoarseFigures;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.eventkit.rest.PageToken;
import org.jspecify.annotations.Nullable;

/**
 * One shift of the read model.
 *
 * @param position where it is in the list
 * @param policy label of the policy for all sites; null if there is none
 * @param limit limit in minutes; null if there is none
 * @param firstAccess start of the first observation that counts; null if none does
 * @param lastAccess latest end of the activity of an observation that counts; null if none does
 */
record ShiftMinutesRow(
        PageToken position,
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
    /** As it is shown to this caller: under a pseudonym with days instead of times, and coarse figures. */
    ShiftMinutesRow shownTo(VisibleEmployees visible) {
        return visible.isShownById(employeeId, shiftStart)
                ? this
                : new ShiftMinutesRow(
                        position,
                        employeeId,
                        name,
                        unit,
                        visible.time(employeeId, shiftStart, shiftStart),
                        visible.time(employeeId, shiftStart, shiftEnd),
                        kind,
                        CoarseFigures.minutes(low),
                        CoarseFigures.minutes(point),
                        CoarseFigures.minutes(high),
                        SiteMinutes.coarse(sites),
                        ExcludedMinutes.coarse(excluded),
                        confidence,
                        profile,
                        catalogue,
                        policy,
                        limit,
                        null,
                        null,
                        visible.time(employeeId, shiftStart, evaluatedAt));
    }
}
