package org.dutywatch.compliance.insight.dashboards.aggregates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dutywatch.compliance.insight.dashboards.aggregates.DailyAggregates.AggregateKey;
import org.dutywatch.compliance.insight.dashboards.aggregates.DailyAggregates.AggregateLevel;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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
             where level = 'DAY' and unit is not null and first_day = any(?::date[])
            """.formatted(DailyAggregates.columns(DEPARTMENT_ASPECTS));
    private static final String DAYS_OF_UNIT_MONTHS =
            """
            select c.unit, m.first_day, %s
              from unnest(?::text[], ?::date[]) as m (unit, first_day)
              join dashboard_cell c
                on c.level = 'DAY' and c.unit = m.unit
               and c.first_day >= m.first_day and c.first_day < m.first_day + interval '1 month'
            """.formatted(DailyAggregates.columns(DailyAggregates.ALL_ASPECTS, "c."));
    private static final String DAYS_OF_DEPARTMENT_MONTHS =
            """
            select c.unit, m.first_day, %s
              from unnest(?::date[]) as m (first_day)
              join dashboard_cell c
                on c.level = 'DAY' and c.unit is null
               and c.first_day >= m.first_day and c.first_day < m.first_day + interval '1 month'
            """.formatted(DailyAggregates.columns(DEPARTMENT_ASPECTS, "c."));

    private final DataSource database;
    private final ReadCountedShifts readCountedShifts;
    private final ZoneId zone;

    RecomputeAggregates(
            DataSource database,
            ReadCountedShifts readCountedShifts,
            @ConfigProperty(name = "dutywatch.zone", defaultValue = "UTC") String zone) {
        this.database = database;
        this.readCountedShifts = readCountedShifts;
        this.zone = ZoneId.of(zone);
    }

    /** @return whether more days are out of date */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean apply() {
        try (var connection = database.getConnection()) {
            if (!DirtyDays.tryLock(connection)) {
                return false;
            }
            if (!DirtyDays.isLayoutCurrent(connection, zone)) {
                DirtyDays.resetAll(connection, zone);
                return true;
            }
            var claimed = DirtyDays.claim(connection, zone, BATCH_SIZE);
            if (claimed.rowCount() > 0) {
                recompute(connection, claimed.days());
            }
            return claimed.rowCount() == BATCH_SIZE;
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot compute the aggregates of dashboards", e);
        }
    }

    private void recompute(Connection connection, Set<UnitDay> dirtyDays) throws SQLException {
        Map<AggregateKey, DashboardAggregate> days = new HashMap<>();
        dirtyDays.forEach(
                one -> days.put(new AggregateKey(AggregateLevel.DAY, one.unit(), one.day()), new DashboardAggregate()));
        var windows = dirtyDays.stream()
                .map(one -> new ReadCountedShifts.UnitWindow(
                        one.unit(), start(one.day()), start(one.day().plusDays(1))))
                .toList();
        readCountedShifts.inWindows(connection, windows, shift -> {
            var day = shift.start().atZone(zone).toLocalDate();
            var aggregate = days.get(new AggregateKey(AggregateLevel.DAY, shift.unit(), day));
            if (aggregate != null) {
                aggregate.add(shift, zone);
            }
        });
        DailyAggregates.replace(connection, days);
        Set<LocalDate> dates = dirtyDays.stream().map(UnitDay::day).collect(Collectors.toSet());
        DailyAggregates.replace(connection, departmentDays(connection, dates));
        DailyAggregates.replace(connection, unitMonths(connection, dirtyDays));
        DailyAggregates.replace(connection, departmentMonths(connection, dates));
    }

    private static Map<AggregateKey, DashboardAggregate> departmentDays(Connection connection, Set<LocalDate> days)
            throws SQLException {
        Map<AggregateKey, DashboardAggregate> aggregates = new HashMap<>();
        days.forEach(day -> aggregates.put(new AggregateKey(AggregateLevel.DAY, null, day), new DashboardAggregate()));
        try (var select = connection.prepareStatement(DAYS_OF_UNITS)) {
            select.setArray(1, connection.createArrayOf("date", texts(days)));
            DailyAggregates.addRows(
                    select,
                    DEPARTMENT_ASPECTS,
                    (unit, day) -> aggregateAt(aggregates, new AggregateKey(AggregateLevel.DAY, null, day)));
        }
        return aggregates;
    }

    private static Map<AggregateKey, DashboardAggregate> unitMonths(Connection connection, Set<UnitDay> days)
            throws SQLException {
        Map<AggregateKey, DashboardAggregate> aggregates = new HashMap<>();
        days.forEach(one -> aggregates.put(
                new AggregateKey(AggregateLevel.MONTH, one.unit(), month(one.day())), new DashboardAggregate()));
        var keys = List.copyOf(aggregates.keySet());
        try (var select = connection.prepareStatement(DAYS_OF_UNIT_MONTHS)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(AggregateKey::unit).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "date",
                            texts(keys.stream().map(AggregateKey::firstDay).toList())));
            DailyAggregates.addRows(
                    select,
                    DailyAggregates.ALL_ASPECTS,
                    (unit, month) -> aggregateAt(aggregates, new AggregateKey(AggregateLevel.MONTH, unit, month)));
        }
        return aggregates;
    }

    private static Map<AggregateKey, DashboardAggregate> departmentMonths(Connection connection, Set<LocalDate> days)
            throws SQLException {
        Map<AggregateKey, DashboardAggregate> aggregates = new HashMap<>();
        days.forEach(day ->
                aggregates.put(new AggregateKey(AggregateLevel.MONTH, null, month(day)), new DashboardAggregate()));
        try (var select = connection.prepareStatement(DAYS_OF_DEPARTMENT_MONTHS)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "date",
                            texts(aggregates.keySet().stream()
                                    .map(AggregateKey::firstDay)
                                    .toList())));
            DailyAggregates.addRows(
                    select,
                    DEPARTMENT_ASPECTS,
                    (unit, month) -> aggregateAt(aggregates, new AggregateKey(AggregateLevel.MONTH, null, month)));
        }
        return aggregates;
    }

    private static DashboardAggregate aggregateAt(Map<AggregateKey, DashboardAggregate> aggregates, AggregateKey key) {
        return aggregates.computeIfAbsent(key, any -> new DashboardAggregate());
    }

    private static Object[] texts(Collection<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray();
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static LocalDate month(LocalDate day) {
        return day.withDayOfMonth(1);
    }
}
