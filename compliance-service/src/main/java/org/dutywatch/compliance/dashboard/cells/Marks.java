package org.dutywatch.compliance.dashboard.cells;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/** What may have changed since the cells were made: {@code dashboard_mark}, and {@code dashboard_layout} for all of them. */
final class Marks {
    /** One more when a cell counts something else or is stored otherwise: then all are made again. */
    private static final int LAYOUT = 1;

    private static final String TAKE = """
            delete from dashboard_mark
             where id in (select id from dashboard_mark order by shift_start limit ?)
            returning unit, shift_start
            """;
    /** The unit without a name is that of findings about a shift that nobody remembers; mostly there is none. */
    private static final String MARK_ALL = """
            insert into dashboard_mark (unit, shift_start)
            select unit, shift_start from shift_minutes
             union
            select unit, shift_start from dashboard_gone
             union
            select '', shift_start from finding
             order by shift_start
            """;

    private Marks() {}

    /** One at a time makes cells, whichever instance; who does not get the turn leaves it. */
    static boolean turn(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtext('dashboard_cell'))");
                var row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** @param marks how many there were; several may be of one day */
    record Taken(Set<UnitDay> days, int marks) {}

    /** The earliest shifts first. */
    static Taken take(Connection connection, ZoneId zone, int atMost) throws SQLException {
        Set<UnitDay> days = new HashSet<>();
        int marks = 0;
        try (var delete = connection.prepareStatement(TAKE)) {
            delete.setInt(1, atMost);
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    var start = rows.getObject(2, OffsetDateTime.class).toInstant();
                    marks++;
                    days.add(new UnitDay(rows.getString(1), start.atZone(zone).toLocalDate()));
                }
            }
        }
        return new Taken(days, marks);
    }

    /** @return whether the cells were made in this zone and by this layout */
    static boolean fit(Connection connection, ZoneId zone) throws SQLException {
        try (var select =
                connection.prepareStatement("select count(*) from dashboard_layout where zone = ? and layout = ?")) {
            select.setString(1, zone.getId());
            select.setInt(2, LAYOUT);
            try (var row = select.executeQuery()) {
                return row.next() && row.getInt(1) == 1;
            }
        }
    }

    static void startAgain(Connection connection, ZoneId zone) throws SQLException {
        try (var statement = connection.createStatement();
                var insert = connection.prepareStatement("insert into dashboard_layout (zone, layout) values (?, ?)")) {
            statement.execute("delete from dashboard_cell");
            statement.execute("delete from dashboard_mark");
            statement.execute(MARK_ALL);
            statement.execute("delete from dashboard_layout");
            insert.setString(1, zone.getId());
            insert.setInt(2, LAYOUT);
            insert.executeUpdate();
        }
    }
}
