package org.dutywatch.compliance.insight.dashboards.aggregates;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.insight.dashboards.aggregates.DailyAggregates.AggregateSelector;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.eventkit.rest.TimeRange;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures of any time range: whole local days and months from the stored aggregates, the partial days at both
 * ends from the shifts themselves. The result is exact for every range, and fast where the range starts and ends at
 * local midnight.
 */
@ApplicationScoped
public class ReadAggregates {
    private final Database database;
    private final ReadCountedShifts readCountedShifts;
    private final ZoneId zone;

    ReadAggregates(Database database, ReadCountedShifts readCountedShifts, ZoneId zone) {
        this.database = database;
        this.readCountedShifts = readCountedShifts;
        this.zone = zone;
    }

    /** The department's zone. */
    public ZoneId zone() {
        return zone;
    }

    /** @param unit null means the whole department */
    public DashboardAggregate total(TimeRange range, @Nullable String unit, Set<Aspect> aspects) {
        DashboardAggregate total = new DashboardAggregate();
        read(List.of(new Query(
                range,
                unit == null ? UnitFilter.DEPARTMENT : UnitFilter.UNIT,
                unit,
                aspects,
                true,
                (any, day) -> total)));
        return total;
    }

    public SortedMap<String, DashboardAggregate> byUnit(TimeRange range, Set<Aspect> aspects) {
        SortedMap<String, DashboardAggregate> units = new TreeMap<>();
        AggregateSelector selector =
                (unit, day) -> units.computeIfAbsent(unit == null ? "" : unit, any -> new DashboardAggregate());
        read(List.of(new Query(range, UnitFilter.EACH_UNIT, null, aspects, true, selector)));
        return units;
    }

    /** The aggregate of the whole department, and the aggregates of its units by name. */
    public record DepartmentAggregates(DashboardAggregate total, SortedMap<String, DashboardAggregate> units) {}

    /** Reads both in one pass, so that the shifts of partial days are read only once. */
    public DepartmentAggregates departmentAndUnits(TimeRange range, Set<Aspect> ofTotal, Set<Aspect> ofUnits) {
        DashboardAggregate total = new DashboardAggregate();
        SortedMap<String, DashboardAggregate> units = new TreeMap<>();
        AggregateSelector toTotal = (unit, day) -> total;
        AggregateSelector toUnits =
                (unit, day) -> units.computeIfAbsent(unit == null ? "" : unit, any -> new DashboardAggregate());
        read(List.of(
                new Query(range, UnitFilter.DEPARTMENT, null, ofTotal, true, toTotal),
                new Query(range, UnitFilter.EACH_UNIT, null, ofUnits, true, toUnits)));
        return new DepartmentAggregates(total, units);
    }

    /**
     * The aggregates of each month, of the department and of its units.
     *
     * @param range whole months of the department's zone
     * @param ofUnits empty where the aggregates of the units are not needed
     * @return by first day of the month; a month without shifts and findings is missing
     */
    public SortedMap<LocalDate, DepartmentAggregates> byMonth(
            TimeRange range, Set<Aspect> ofTotal, Set<Aspect> ofUnits) {
        SortedMap<LocalDate, DepartmentAggregates> months = new TreeMap<>();
        AggregateSelector selector = (unit, day) -> {
            var month = months.computeIfAbsent(
                    day, any -> new DepartmentAggregates(new DashboardAggregate(), new TreeMap<>()));
            return unit == null ? month.total() : month.units().computeIfAbsent(unit, any -> new DashboardAggregate());
        };
        List<Query> queries = new ArrayList<>();
        queries.add(new Query(range, UnitFilter.DEPARTMENT, null, ofTotal, true, selector));
        if (!ofUnits.isEmpty()) {
            queries.add(new Query(range, UnitFilter.EACH_UNIT, null, ofUnits, true, selector));
        }
        read(queries);
        return months;
    }

    /**
     * @param unit null means the whole department
     * @param bucket returns the first day of the bucket that a day belongs to
     * @param months whether buckets are whole months, so that those of months may be used
     * @return aggregates by first day of the bucket; a bucket without shifts and findings is missing
     */
    public SortedMap<LocalDate, DashboardAggregate> byDay(
            TimeRange range,
            @Nullable String unit,
            Set<Aspect> aspects,
            UnaryOperator<LocalDate> bucket,
            boolean months) {
        SortedMap<LocalDate, DashboardAggregate> buckets = new TreeMap<>();
        AggregateSelector selector =
                (any, day) -> buckets.computeIfAbsent(bucket.apply(day), none -> new DashboardAggregate());
        var filter = unit == null ? UnitFilter.DEPARTMENT : UnitFilter.UNIT;
        read(List.of(new Query(range, filter, unit, aspects, months, selector)));
        return buckets;
    }

    private enum UnitFilter {
        DEPARTMENT("unit is null"),
        UNIT("unit = :unit"),
        EACH_UNIT("unit is not null");

        private final String condition;

        UnitFilter(String condition) {
            this.condition = condition;
        }
    }

    /**
     * One part of a read.
     *
     * @param months whether the aggregate of a month may be used in place of those of its days
     * @param selector returns the aggregate that a row is added to
     */
    private record Query(
            TimeRange range,
            UnitFilter filter,
            @Nullable String unit,
            Set<Aspect> aspects,
            boolean months,
            AggregateSelector selector) {}

    /** @param queries all for the same range, and all for the same unit or all without one */
    private void read(List<Query> queries) {
        Instant from = queries.get(0).range().from();
        Instant to = queries.get(0).range().to();
        LocalDate first = from.atZone(zone).toLocalDate();
        if (start(first).isBefore(from)) {
            first = first.plusDays(1);
        }
        LocalDate end = to.atZone(zone).toLocalDate();
        LocalDate firstDay = first;
        database.useHandle(handle -> {
            if (firstDay.isBefore(end)) {
                addShifts(handle, queries, from, start(firstDay));
                queries.forEach(query -> addDays(handle, query, firstDay, end));
                addShifts(handle, queries, start(end), to);
            } else {
                addShifts(handle, queries, from, to);
            }
        });
    }

    private static void addDays(Handle handle, Query query, LocalDate first, LocalDate end) {
        LocalDate month =
                first.getDayOfMonth() == 1 ? first : first.plusMonths(1).withDayOfMonth(1);
        LocalDate monthsEnd = end.withDayOfMonth(1);
        if (query.months() && month.isBefore(monthsEnd)) {
            addRows(handle, query, DailyAggregates.AggregateLevel.DAY, first, month);
            addRows(handle, query, DailyAggregates.AggregateLevel.MONTH, month, monthsEnd);
            addRows(handle, query, DailyAggregates.AggregateLevel.DAY, monthsEnd, end);
        } else {
            addRows(handle, query, DailyAggregates.AggregateLevel.DAY, first, end);
        }
    }

    private static void addRows(
            Handle handle, Query query, DailyAggregates.AggregateLevel level, LocalDate first, LocalDate end) {
        if (!first.isBefore(end)) {
            return;
        }
        String sql = "select unit, first_day, " + DailyAggregates.columns(query.aspects())
                + " from dashboard_cell where level = :level and first_day >= :first and first_day < :end and "
                + query.filter().condition;
        var select = handle.createQuery(sql)
                .bind("level", level)
                .bind("first", first)
                .bind("end", end);
        if (query.unit() != null) {
            select.bind("unit", query.unit());
        }
        DailyAggregates.addRows(select, query.aspects(), query.selector());
    }

    /** Adds the shifts of a partial day. */
    private void addShifts(Handle handle, List<Query> queries, Instant since, Instant until) {
        if (!since.isBefore(until)) {
            return;
        }
        readCountedShifts.between(handle, since, until, queries.get(0).unit(), shift -> {
            var day = shift.start().atZone(zone).toLocalDate();
            queries.forEach(
                    query -> query.selector().aggregateOf(shift.unit(), day).add(shift, zone));
        });
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
