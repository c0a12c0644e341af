package org.dutywatch.compliance.insight.dashboards.aggregates;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/**
 * The days of units whose aggregates are out of date. Database triggers add a row to {@code dashboard_mark} when
 * minutes or findings change. {@code dashboard_layout} holds the zone and layout of the stored aggregates.
 */
final class DirtyDays {
    /** Increase this when an aggregate counts or stores something else: all aggregates are then computed again. */
    private static final int LAYOUT = 2;

    private static final String DELETE_OLDEST = """
            delete from dashboard_mark
             where id in (select id from dashboard_mark order by shift_start limit ?)
            returning unit, shift_start
            """;
    /**
     * The empty unit covers findings about removed shifts whose unit is not stored in {@code dashboard_gone}. Usually
     * there are none.
     */
    private static final String ENQUEUE_ALL = """
            insert into dashboard_mark (unit, shift_start)
            select unit, shift_start from shift_minutes
             union
            select unit, shift_start from dashboard_gone
             union
            select '', shift_start from finding
             order by shift_start
            """;

    private DirtyDays() {}

    /**
     * Tries to get the lock under which aggregates are computed, without waiting. Only one instance computes at a time.
     *
     * @return false where another transaction holds the lock; it is released at the end of the transaction
     */
    static boolean tryLock(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtext('dashboard_cell'))");
                var row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** @param rowCount number of deleted rows; several rows may belong to one day of a unit */
    record ClaimedDays(Set<UnitDay> days, int rowCount) {}

    /** Deletes up to {@code atMost} rows, earliest shift first, and returns their units and local days. */
    static ClaimedDays claim(Connection connection, ZoneId zone, int atMost) throws SQLException {
        Set<UnitDay> days = new HashSet<>();
        int rowCount = 0;
        try (var delete = connection.prepareStatement(DELETE_OLDEST)) {
            delete.setInt(1, atMost);
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    var start = rows.getObject(2, OffsetDateTime.class).toInstant();
                    rowCount++;
                    days.add(new UnitDay(rows.getString(1), start.atZone(zone).toLocalDate()));
                }
            }
        }
        return new ClaimedDays(days, rowCount);
    }

    /** @return whether the stored aggregates were computed for this zone and with this layout */
    static boolean isLayoutCurrent(Connection connection, ZoneId zone) throws SQLException {
        try (var select =
                connection.prepareStatement("select count(*) from dashboard_layout where zone = ? and layout = ?")) {
            select.setString(1, zone.getId());
            select.setInt(2, LAYOUT);
            try (var row = select.executeQuery()) {
                return row.next() && row.getInt(1) == 1;
            }
        }
    }

    /** Deletes all aggregates, and enqueues every day with a shift or finding. */
    static void resetAll(Connection connection, ZoneId zone) throws SQLException {
        try (var statement = connection.createStatement();
                var insert = connection.prepareStatement("insert into dashboard_layout (zone, layout) values (?, ?)")) {
            statement.execute("delete from dashboard_cell");
            statement.execute("delete from dashboard_mark");
            statement.execute(ENQUEUE_ALL);
            statement.execute("delete from dashboard_layout");
            insert.setString(1, zone.getId());
            insert.setInt(2, LAYOUT);
            insert.executeUpdate();
        }
    }
}
