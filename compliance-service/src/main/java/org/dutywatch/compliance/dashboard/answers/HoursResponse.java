package org.dutywatch.compliance.dashboard.answers;

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
import org.dutywatch.compliance.dashboard.domain.Aspect;
import org.dutywatch.compliance.dashboard.domain.Cell;
import org.dutywatch.compliance.dashboard.domain.Measure;
import org.dutywatch.compliance.dashboard.domain.Tally;
import org.dutywatch.compliance.viewing.TimeRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When in the week the minutes lie, by the local clock. They are those of the shifts that start in the range, so the first
 * hours after its end may hold some.
 *
 * @param unit absent for the whole department
 * @param minutesTotal of the same shifts
 * @param minutesPlaced how many of them are in the items; what is missing was evaluated before the hours were kept, or
 *     rounded away (at most half a second a quarter of an hour)
 * @param items all 168 hours of a week, from Monday's first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoursResponse(
        Instant from,
        Instant to,
        @Nullable String unit,
        @Schema(examples = "512.4") BigDecimal minutesTotal,
        @Schema(examples = "512.3") BigDecimal minutesPlaced,
        List<Item> items)
        implements CsvAnswer {
    public static final Set<Aspect> ASPECTS = EnumSet.of(Aspect.TOTALS, Aspect.HOURS);

    private static final int HOURS = 24;

    public record Item(
            @Schema(examples = "MONDAY") DayOfWeek weekday,

            @Schema(examples = "14") int hour,

            @Schema(examples = "31.4") BigDecimal minutes) {}

    public static HoursResponse of(TimeRange range, @Nullable String unit, Cell cell) {
        Tally hours = cell.all(Aspect.HOURS);
        long placed = IntStream.range(0, 7 * HOURS).mapToLong(hours::times).sum();
        return new HoursResponse(
                range.from(),
                range.to(),
                unit,
                Figures.minutes(cell.all(Aspect.TOTALS).of(Measure.MINUTES)),
                minutes(placed),
                IntStream.range(0, 7 * HOURS)
                        .mapToObj(hour ->
                                new Item(DayOfWeek.of(hour / HOURS + 1), hour % HOURS, minutes(hours.times(hour))))
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
