package org.dutywatch.compliance.insight.dashboards.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.compliance.insight.dashboards.domain.WithheldFigures;
import org.dutywatch.eventkit.rest.TimeRange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Figures by local day, week (from Monday) or month. Buckets without shifts are included.
 *
 * @param from start of the range, inclusive
 * @param to end of the range, exclusive
 * @param unit null for the whole department
 * @param bucket {@code day}, {@code week} or {@code month}
 * @param items ordered by time; the first and the last bucket may lie only partly in the range
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrendResponse(
        Instant from,
        Instant to,
        @Nullable String unit,
        @Schema(examples = "week") String bucket,
        @Schema(maxItems = Bucket.MAX_BUCKETS) List<BucketFigures> items)
        implements CsvResponse {
    public static final Set<Aspect> ASPECTS = EnumSet.of(Aspect.TOTALS, Aspect.FINDINGS);

    /** @param firstDay first day of the bucket, in the department's zone */
    public record BucketFigures(
            @Schema(examples = "2026-11-02") LocalDate firstDay, DashboardFigures figures) {}

    /**
     * @param firstDays the first day of every bucket in the range
     * @param withheld what is withheld in the bucket with this first day
     */
    public static TrendResponse of(
            TimeRange range,
            @Nullable String unit,
            Bucket bucket,
            List<LocalDate> firstDays,
            SortedMap<LocalDate, DashboardAggregate> aggregates,
            Function<LocalDate, WithheldFigures> withheld) {
        return new TrendResponse(
                range.from(),
                range.to(),
                unit,
                bucket.word(),
                firstDays.stream()
                        .map(day -> new BucketFigures(
                                day,
                                DashboardFigures.of(
                                        aggregates.getOrDefault(day, new DashboardAggregate()),
                                        unit,
                                        withheld.apply(day))))
                        .toList());
    }

    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(List.of("first_day"));
        header.addAll(DashboardFigures.HEADER);
        return header;
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return items.stream()
                .map(item -> DashboardFigures.row(
                        List.of(item.firstDay()), item.figures().csvValues()))
                .toList();
    }
}
