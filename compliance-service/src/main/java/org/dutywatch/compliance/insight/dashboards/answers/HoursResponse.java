package org.dutywatch.compliance.insight.dashboards.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardMeasure;
import org.dutywatch.compliance.insight.dashboards.domain.PeopleCell;
import org.dutywatch.compliance.insight.dashboards.domain.ShiftTally;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures.RowFigure;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Minutes by hour of the week, in the department's zone. They are the minutes of all shifts that start in the range; a
 * shift that ends after the range also counts its minutes after the range.
 *
 * @param from start of the range, inclusive
 * @param to end of the range, exclusive
 * @param unit null for the whole department
 * @param minutesTotal sum of the best estimates of these shifts
 * @param minutesPlaced the part of {@code minutesTotal} that the items hold. The rest belongs to shifts that were
 *     evaluated before hours were stored, or was lost in rounding (at most half a second per quarter of an hour). Null
 *     where an hour is withheld
 * @param items all 168 hours of a week, starting with Monday 00:00; the minutes of an hour are null where they are
 *     withheld
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoursResponse(
        Instant from,
        Instant to,
        @Nullable String unit,

        @Schema(examples = "512.4", nullable = true) @Nullable
        BigDecimal minutesTotal,

        @Schema(examples = "512.3", nullable = true) @Nullable
        BigDecimal minutesPlaced,

        @Schema(maxItems = 168) List<WeekHour> items)
        implements CsvResponse {
    public static final Set<Aspect> ASPECTS = EnumSet.of(Aspect.TOTALS, Aspect.HOURS);

    private static final int HOURS = 24;

    public record WeekHour(
            @Schema(examples = "MONDAY") DayOfWeek weekday,

            @Schema(examples = "14") int hour,

            @Schema(examples = "31.4", nullable = true) @Nullable
            BigDecimal minutes) {}

    public static HoursResponse of(
            TimeRange range, @Nullable String unit, DashboardAggregate aggregate, WithheldFigures withheld) {
        ShiftTally hours = aggregate.undivided(Aspect.HOURS);
        long placed =
                IntStream.range(0, 7 * HOURS).mapToLong(hours::occurrences).sum();
        return new HoursResponse(
                range.from(),
                range.to(),
                unit,
                withheld.ofRow(unit, RowFigure.MINUTES)
                        ? null
                        : DashboardFigures.minutes(
                                aggregate.undivided(Aspect.TOTALS).get(DashboardMeasure.MINUTES)),
                withheld.ofAnyCell(PeopleCell.HOUR) ? null : minutes(placed),
                IntStream.range(0, 7 * HOURS)
                        .mapToObj(hour -> new WeekHour(
                                DayOfWeek.of(hour / HOURS + 1),
                                hour % HOURS,
                                withheld.ofCell(PeopleCell.HOUR, Integer.toString(hour))
                                        ? null
                                        : minutes(hours.occurrences(hour))))
                        .toList());
    }

    private static BigDecimal minutes(long seconds) {
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
    }

    @Override
    public List<String> header() {
        return List.of("weekday", "hour", "minutes");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return items.stream()
                .map(one -> Arrays.<@Nullable Object>asList(one.weekday(), one.hour(), one.minutes()))
                .toList();
    }
}
