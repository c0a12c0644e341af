package org.dutywatch.compliance.insight.dashboards.aggregates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.dutywatch.compliance.insight.dashboards.aggregates.DailyAggregates.AggregateKey;
import org.dutywatch.compliance.insight.dashboards.aggregates.DailyAggregates.AggregateLevel;
import org.dutywatch.compliance.insight.dashboards.domain.Aspect;
import org.dutywatch.compliance.insight.dashboards.domain.DashboardAggregate;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Computes out-of-date aggregates again from the shifts themselves, so that a correction leaves no old figure behind. A
 * change that commits after this transaction deleted its rows of {@code dashboard_dirty_shift} adds rows of its own.
 */
@ApplicationScoped
class RecomputeAggregates {
    /** The number of {@code dashboard_dirty_shift} rows per transaction: a few seconds of work at most. */
    private static final int BATCH_SIZE = 3_000;

    /** The aggregates that are sums of stored days, in the order in which they are computed. */
    private enum StoredSum {
        DEPARTMENT_DAY(AggregateLevel.DAY, false, "c.unit is not null"),
        UNIT_MONTH(AggregateLevel.MONTH, true, "c.unit = k.unit"),
        DEPARTMENT_MONTH(AggregateLevel.MONTH, false, "c.unit is null");

        private final AggregateLevel level;
        private final boolean ofUnit;
        private final Set<Aspect> aspects;
        private final String select;

        /** @param condition which days are added up for the key {@code k} */
        StoredSum(AggregateLevel level, boolean ofUnit, String condition) {
            this.level = level;
            this.ofUnit = ofUnit;
            // Members are stored only for units. The people of parts are only read for the department, whose days are
            // sums of those of the units.
            aspects = EnumSet.complementOf(EnumSet.of(ofUnit ? Aspect.CELL_PEOPLE : Aspect.MEMBERS));
            select = """
                    select k.unit, k.first_day, %s
                      from unnest(:units, :firstDays, :ends) as k (unit, first_day, end_day)
                      join dashboard_cell c
                        on c.level = 'DAY' and c.first_day >= k.first_day and c.first_day < k.end_day and %s
                    """.formatted(DailyAggregates.columns(aspects, "c."), condition);
        }

        private AggregateKey keyOf(@Nullable String unit, LocalDate day) {
            return new AggregateKey(level, ofUnit ? unit : null, level.firstDay(day));
        }
    }

    private final Database database;
    private final ReadCountedShifts readCountedShifts;
    private final ZoneId zone;

    RecomputeAggregates(Database database, ReadCountedShifts readCountedShifts, ZoneId zone) {
        this.database = database;
        this.readCountedShifts = readCountedShifts;
        this.zone = zone;
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
        for (StoredSum sum : StoredSum.values()) {
            DailyAggregates.replace(handle, addUp(handle, sum, dirtyDays));
        }
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

    private static Map<AggregateKey, DashboardAggregate> addUp(Handle handle, StoredSum sum, Set<UnitDay> dirtyDays) {
        var sums = empty(dirtyDays, one -> sum.keyOf(one.unit(), one.day()));
        var keys = List.copyOf(sums.keySet());
        var select = handle.createQuery(sum.select)
                .bindArray(
                        "units",
                        String.class,
                        keys.stream().map(AggregateKey::unit).toList())
                .bindArray(
                        "firstDays",
                        LocalDate.class,
                        keys.stream().map(AggregateKey::firstDay).toList())
                .bindArray(
                        "ends",
                        LocalDate.class,
                        keys.stream().map(AggregateKey::end).toList());
        DailyAggregates.addRows(
                select, sum.aspects, (unit, day) -> Objects.requireNonNull(sums.get(sum.keyOf(unit, day))));
        return sums;
    }

    private static Map<AggregateKey, DashboardAggregate> empty(Set<UnitDay> days, Function<UnitDay, AggregateKey> key) {
        Map<AggregateKey, DashboardAggregate> aggregates = new HashMap<>();
        days.forEach(day -> aggregates.put(key.apply(day), new DashboardAggregate()));
        return aggregates;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
