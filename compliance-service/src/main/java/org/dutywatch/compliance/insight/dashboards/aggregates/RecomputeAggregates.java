package org.dutywatch.compliance.insight.dashboards.aggregates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.compliance.insight.dashboards.aggregates.DailyAggregates.AggregateKey;
import org.dutywatch.compliance.insight.dashboards.aggregates.DailyAggregates.AggregateLevel;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.eventkit.sql.Database;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Computes out-of-date aggregates again from the shifts themselves, so that a correction leaves no old figure behind. A
 * change that commits after this transaction deleted its rows of {@code dashboard_mark} adds rows of its own.
 */
@ApplicationScoped
class RecomputeAggregates {
    /** The number of {@code dashboard_mark} rows per transaction: a few seconds of work at most. */
    private static final int BATCH_SIZE = 3_000;

    private static final Set<Aspect> DEPARTMENT_ASPECTS = EnumSet.complementOf(EnumSet.of(Aspect.MEMBERS));
    private static final String DAYS_OF_UNITS = """
            select unit, first_day, %s from dashboard_cell
             where level = 'DAY' and unit is not null and first_day = any(:days)
            """.formatted(DailyAggregates.columns(DEPARTMENT_ASPECTS));
    private static final String DAYS_OF_UNIT_MONTHS =
            """
            select c.unit, m.first_day, %s
              from unnest(:units, :months) as m (unit, first_day)
              join dashboard_cell c
                on c.level = 'DAY' and c.unit = m.unit
               and c.first_day >= m.first_day and c.first_day < m.first_day + interval '1 month'
            """.formatted(DailyAggregates.columns(DailyAggregates.ALL_ASPECTS, "c."));
    private static final String DAYS_OF_DEPARTMENT_MONTHS =
            """
            select c.unit, m.first_day, %s
              from unnest(:months) as m (first_day)
              join dashboard_cell c
                on c.level = 'DAY' and c.unit is null
               and c.first_day >= m.first_day and c.first_day < m.first_day + interval '1 month'
            """.formatted(DailyAggregates.columns(DEPARTMENT_ASPECTS, "c."));

    private final Database database;
    private final ReadCountedShifts readCountedShifts;
    private final ZoneId zone;

    RecomputeAggregates(
            Database database,
            ReadCountedShifts readCountedShifts,
            @ConfigProperty(name = "dutywatch.zone", defaultValue = "UTC") String zone) {
        this.database = database;
        this.readCountedShifts = readCountedShifts;
        this.zone = ZoneId.of(zone);
    }

    /** @return whether more days are out of date */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean apply() {
        return database.withHandle(handle -> {
            if (!DirtyDays.tryLock(handle)) {
                return false;
            }
            if (!DirtyDays.isLayoutCurrent(handle, zone)) {
                DirtyDays.resetAll(handle, zone);
                return true;
            }
            var claimed = DirtyDays.claim(handle, zone, BATCH_SIZE);
            if (claimed.rowCount() > 0) {
                recompute(handle, claimed.days());
            }
            return claimed.rowCount() == BATCH_SIZE;
        });
    }

    private void recompute(Handle handle, Set<UnitDay> dirtyDays) {
        DailyAggregates.replace(handle, unitDays(handle, dirtyDays));
        Set<LocalDate> dates = dirtyDays.stream().map(UnitDay::day).collect(Collectors.toSet());
        DailyAggregates.replace(handle, departmentDays(handle, dates));
        DailyAggregates.replace(handle, unitMonths(handle, dirtyDays));
        DailyAggregates.replace(handle, departmentMonths(handle, dates));
    }

    private Map<AggregateKey, DashboardAggregate> unitDays(Handle handle, Set<UnitDay> dirtyDays) {
        var days = empty(dirtyDays, one -> new AggregateKey(AggregateLevel.DAY, one.unit(), one.day()));
        var windows = dirtyDays.stream()
                .map(one -> new ReadCountedShifts.UnitWindow(
                        one.unit(), start(one.day()), start(one.day().plusDays(1))))
                .toList();
        readCountedShifts.inWindows(handle, windows, shift -> {
            var day = shift.start().atZone(zone).toLocalDate();
            var aggregate = days.get(new AggregateKey(AggregateLevel.DAY, shift.unit(), day));
            if (aggregate != null) {
                aggregate.add(shift, zone);
            }
        });
        return days;
    }

    private static Map<AggregateKey, DashboardAggregate> departmentDays(Handle handle, Set<LocalDate> days) {
        var aggregates = empty(days, day -> new AggregateKey(AggregateLevel.DAY, null, day));
        var select = handle.createQuery(DAYS_OF_UNITS).bindArray("days", LocalDate.class, days);
        DailyAggregates.addRows(
                select,
                DEPARTMENT_ASPECTS,
                (unit, day) -> aggregateAt(aggregates, new AggregateKey(AggregateLevel.DAY, null, day)));
        return aggregates;
    }

    private static Map<AggregateKey, DashboardAggregate> unitMonths(Handle handle, Set<UnitDay> days) {
        var aggregates = empty(days, one -> new AggregateKey(AggregateLevel.MONTH, one.unit(), month(one.day())));
        var keys = List.copyOf(aggregates.keySet());
        var select = bindMonths(handle.createQuery(DAYS_OF_UNIT_MONTHS), keys)
                .bindArray("units", String.class, keys.stream().map(AggregateKey::unit).toList());
        DailyAggregates.addRows(
                select,
                DailyAggregates.ALL_ASPECTS,
                (unit, month) -> aggregateAt(aggregates, new AggregateKey(AggregateLevel.MONTH, unit, month)));
        return aggregates;
    }

    private static Map<AggregateKey, DashboardAggregate> departmentMonths(Handle handle, Set<LocalDate> days) {
        var aggregates = empty(days, day -> new AggregateKey(AggregateLevel.MONTH, null, month(day)));
        var select = bindMonths(handle.createQuery(DAYS_OF_DEPARTMENT_MONTHS), aggregates.keySet());
        DailyAggregates.addRows(
                select,
                DEPARTMENT_ASPECTS,
                (unit, month) -> aggregateAt(aggregates, new AggregateKey(AggregateLevel.MONTH, null, month)));
        return aggregates;
    }

    private static Query bindMonths(Query select, Collection<AggregateKey> keys) {
        return select.bindArray(
                "months", LocalDate.class, keys.stream().map(AggregateKey::firstDay).toList());
    }

    private static <T> Map<AggregateKey, DashboardAggregate> empty(Set<T> days, Function<T, AggregateKey> key) {
        Map<AggregateKey, DashboardAggregate> aggregates = new HashMap<>();
        days.forEach(day -> aggregates.put(key.apply(day), new DashboardAggregate()));
        return aggregates;
    }

    private static DashboardAggregate aggregateAt(Map<AggregateKey, DashboardAggregate> aggregates, AggregateKey key) {
        return aggregates.computeIfAbsent(key, any -> new DashboardAggregate());
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static LocalDate month(LocalDate day) {
        return day.withDayOfMonth(1);
    }
}
