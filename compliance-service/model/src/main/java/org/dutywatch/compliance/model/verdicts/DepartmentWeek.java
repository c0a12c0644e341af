package org.dutywatch.compliance.model.verdicts;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.dutywatch.compliance.model.time.Interval;

/**
 * The weeks of a department. A week with a clock change is an hour shorter or longer.
 *
 * @param zone time zone of the department
 * @param firstDay day on which a week starts, at midnight in the zone
 */
public record DepartmentWeek(ZoneId zone, DayOfWeek firstDay) {

    /** The week that contains the moment. */
    public Interval of(Instant moment) {
        LocalDate first = moment.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(firstDay));
        return new Interval(
                first.atStartOfDay(zone).toInstant(),
                first.plusWeeks(1).atStartOfDay(zone).toInstant());
    }
}
