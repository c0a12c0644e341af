package org.dutywatch.compliance.insight.dashboards.aggregates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The days of units whose aggregates are out of date. Database triggers add a row to {@code dashboard_dirty_shift} when
 * minutes or findings change. {@code dashboard_layout} holds the zone and layout of the stored aggregates.
 */
final class DirtyDays {
    /** Increase this when an aggregate counts or stores something else: all aggregates are then computed again. */
    private static final int LAYOUT = 4;

    private static final String DELETE_OLDEST = """
        delete from dashboard_dirty_shift
         where id in (select id from dashboard_dirty_shift order by shift_start limit :atMost)
        returning unit, shift_start
        """;
    /**
     * The empty unit covers findings about removed shifts whose unit is not stored in {@code dashboard_gone}. Usually
     * there are none.
     */
    private static final String ENQUEUE_ALL = """
        insert into dashboard_dirty_shift (unit, shift_start)
        select unit, shift_start from shift_minutes
         union
        select unit, shift_start from dashboard_gone
         union
        select '', shift_start from finding
         order by shift_start
        """;

    private DirtyDays() {}

    /** A row of {@code dashboard_dirty_shift}. */
    public record DirtyShift(String unit, Instant shiftStart) {
        private UnitDay unitDay(ZoneId zone) {
            return new UnitDay(unit, LocalDate.ofInstant(shiftStart, zone));
        }
    }

    /**
     * Tries to get the lock under which aggregates are computed, without waiting. Only one instance computes at a time.
     *
     * @return false where another transaction holds the lock; it is released at the end of the transaction
     */
    static boolean tryLock(Handle handle) {
        return handle.createQuery("select pg_try_advisory_xact_lock(hashtext('dashboard_cell'))")
                .mapTo(Boolean.class)
                .one();
    }

    /** @param rowCount number of deleted rows; several rows may belong to one day of a unit */
    record ClaimedDays(Set<UnitDay> days, int rowCount) {}

    /** Deletes up to {@code atMost} rows, earliest shift first, and returns their units and local days. */
    static ClaimedDays claim(Handle handle, ZoneId zone, int atMost) {
        List<DirtyShift> claimed = handle.createQuery(DELETE_OLDEST)
                .bind("atMost", atMost)
                .map(ConstructorMapper.of(DirtyShift.class))
                .list();
        return new ClaimedDays(
                claimed.stream().map(shift -> shift.unitDay(zone)).collect(Collectors.toSet()), claimed.size());
    }

    /** @return whether the stored aggregates were computed for this zone and with this layout */
    static boolean isLayoutCurrent(Handle handle, ZoneId zone) {
        return handle.createQuery("select count(*) = 1 from dashboard_layout where zone = :zone and layout = :layout")
                .bind("zone", zone.getId())
                .bind("layout", LAYOUT)
                .mapTo(Boolean.class)
                .one();
    }

    /** Deletes all aggregates, and enqueues every day with a shift or finding. */
    static void resetAll(Handle handle, ZoneId zone) {
        handle.execute("delete from dashboard_cell");
        handle.execute("delete from dashboard_dirty_shift");
        handle.execute(ENQUEUE_ALL);
        handle.execute("delete from dashboard_layout");
        handle.execute("insert into dashboard_layout (zone, layout) values (?, ?)", zone.getId(), LAYOUT);
    }
}
