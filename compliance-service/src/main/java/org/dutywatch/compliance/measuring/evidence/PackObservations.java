package org.dutywatch.compliance.measuring.evidence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.evidence.EvidenceHour;
import org.dutywatch.compliance.model.time.Interval;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Flyway migration 202611240701: moves the table {@code observation}, one row an access, into {@code evidence}. */
public class PackObservations implements JavaMigration {
    private static final int HOURS_AT_ONCE = 500;
    private static final int ROWS_AT_ONCE = 5_000;

    private static final String SELECT_OBSERVATIONS = """
            select replace(observation_id::text, '-', ''), site, host, role::text, kind::text, started_at, ended_at,
                   method, status, bytes_up, bytes_down, document, embed, posting, denied, series, identity::text,
                   ambiguous, since_page_elsewhere_ms, since_embedding_page_ms, source, catalogue, employee_id
              from observation
             order by employee_id, started_at
            """;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("202611240701");
    }

    @Override
    public String getDescription() {
        return "pack observations";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        createPartitions(connection);
        copyObservations(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("drop table observation");
            statement.execute("drop type access_role");
            statement.execute("drop type access_kind");
            statement.execute("drop type access_identity");
        }
    }

    /** The arrival times of the old lines are unknown, so their retention counts from now. */
    private static void createPartitions(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var insert = connection.prepareStatement(
                        "insert into evidence_day (day, last_arrival_at) values (?, now())");
                var days = select.executeQuery(
                        "select distinct (started_at at time zone 'UTC')::date from observation order by 1")) {
            while (days.next()) {
                var day = days.getObject(1, LocalDate.class);
                EvidenceDays.createPartition(connection, day);
                insert.setObject(1, day);
                insert.executeUpdate();
            }
        }
    }

    private static void copyObservations(Connection connection) throws SQLException {
        var rows = new EvidenceRows(connection);
        SortedMap<HourKey, EvidenceHour> hours = new TreeMap<>();
        try (var select = connection.createStatement()) {
            select.setFetchSize(ROWS_AT_ONCE);
            try (var observations = select.executeQuery(SELECT_OBSERVATIONS)) {
                while (observations.next()) {
                    var one = observation(observations);
                    var key = new HourKey(
                            observations.getString(23),
                            EvidenceHour.hourOf(one.time().start()));
                    if (!hours.containsKey(key) && hours.size() == HOURS_AT_ONCE) {
                        rows.insert(hours);
                        hours.clear();
                    }
                    hours.computeIfAbsent(key, newKey -> new EvidenceHour(List.of()))
                            .add(one);
                }
            }
        }
        rows.insert(hours);
    }

    private static AccessObservation observation(ResultSet row) throws SQLException {
        return new AccessObservation(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                HostRole.valueOf(row.getString(4)),
                AccessKind.valueOf(row.getString(5)),
                new Interval(time(row, 6), time(row, 7)),
                row.getString(8),
                row.getInt(9),
                row.getObject(10, Long.class),
                row.getLong(11),
                row.getBoolean(12),
                row.getBoolean(13),
                row.getBoolean(14),
                row.getBoolean(15),
                row.getObject(16, Integer.class),
                Identity.valueOf(row.getString(17)),
                row.getBoolean(18),
                new UnmonitoredPageAge(row.getObject(19, Integer.class), row.getObject(20, Integer.class)),
                row.getString(21),
                row.getString(22));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
