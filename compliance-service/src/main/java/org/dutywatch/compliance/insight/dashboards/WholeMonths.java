package org.dutywatch.compliance.insight.dashboards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.TimeRange;

/**
 * The ranges of dashboards whose figures are not exact: whole local months that have ended. So two ranges differ by
 * whole months, and never by one shift.
 */
public final class WholeMonths {
    private WholeMonths() {}

    /**
     * @param zone the department's zone
     * @param otherwise what else the caller can do, as the end of the message; empty if nothing
     * @throws ProblemException INVALID_REQUEST for any other range; the message names a range that is possible
     */
    public static void refuseUnlessWholeMonths(TimeRange range, ZoneId zone, Instant now, String otherwise) {
        ZonedDateTime thisMonth = firstOfMonth(now, zone);
        boolean whole = range.from().equals(firstOfMonth(range.from(), zone).toInstant())
                && range.to().equals(firstOfMonth(range.to(), zone).toInstant());
        if (!whole || range.to().isAfter(thisMonth.toInstant())) {
            ZonedDateTime last = firstOfMonth(range.from(), zone);
            ZonedDateTime from = last.isBefore(thisMonth) ? last : thisMonth.minusMonths(1);
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "from and to must be whole months that have ended, in " + zone.getId() + ", such as from="
                            + from.toInstant() + "&to=" + from.plusMonths(1).toInstant()
                            + otherwise);
        }
    }

    private static ZonedDateTime firstOfMonth(Instant time, ZoneId zone) {
        LocalDate day = time.atZone(zone).toLocalDate();
        return day.withDayOfMonth(1).atStartOfDay(zone);
    }
}
