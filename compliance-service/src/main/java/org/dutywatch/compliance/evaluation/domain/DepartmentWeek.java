package org.dutywatch.compliance.evaluation.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.dutywatch.compliance.time.domain.Interval;

/**
 * How a department counts weeks. A week in which the clocks change is an hour shorter or longer.
 *
 * @param firstDay begins at midnight of the zone
 */
public record DepartmentWeek(ZoneId zone, DayOfWeek firstDay) {

    /** The week of a moment. */
    public Interval of(Instant moment) {
        LocalDate first = moment.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(firstDay));
        return new Interval(
                first.atStartOfDay(zone).toInstant(),
                first.plusWeeks(1).atStartOfDay(zone).toInstant());
    }
}
