package org.dutywatch.compliance.duty.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Answers: who changed the roster of an employee, when, and why? */
@ApplicationScoped
class RosterVersions {
    private static final String OVERLAPPING = """
            select 'ENTRY' as version_of, employee_id, start_at, end_at, kind, break_start, break_end, supervisor_id,
                   null::timestamptz as clock_in, null::timestamptz as clock_out, null::text as source,
                   recorded_at, author, reason, superseded_at, superseded_by, superseded_for, id
              from roster_entry
             where employee_id = ? and start_at < ? and end_at > ? and recorded_at <= ?
            union all
            select 'CLOCK_TIMES', employee_id, shift_start, null, null, null, null, null, clock_in, clock_out, source,
                   recorded_at, author, reason, superseded_at, superseded_by, superseded_for, id
              from duty_actual
             where employee_id = ? and least(shift_start, clock_in) < ? and greatest(shift_start, clock_out) >= ?
               and recorded_at <= ?
             order by recorded_at, start_at, version_of desc, id
            """;

    private final DataSource database;

    RosterVersions(DataSource database) {
        this.database = database;
    }

    /**
     * Every version that overlaps this time and was recorded at or before {@code asOf}, the oldest first. A version
     * that ended after {@code asOf} is shown as current.
     *
     * @throws DatabaseFailure if they cannot be read
     */
    List<RosterVersion> overlapping(String employeeId, Interval time, Instant asOf) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(OVERLAPPING)) {
            for (int first : List.of(1, 5)) {
                select.setString(first, employeeId);
                select.setObject(first + 1, time.end().atOffset(ZoneOffset.UTC));
                select.setObject(first + 2, time.start().atOffset(ZoneOffset.UTC));
                select.setObject(first + 3, asOf.atOffset(ZoneOffset.UTC));
            }
            try (var rows = select.executeQuery()) {
                List<RosterVersion> versions = new ArrayList<>();
                while (rows.next()) {
                    versions.add(version(rows, asOf));
                }
                return versions;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the versions of the roster", e);
        }
    }

    private static RosterVersion version(ResultSet row, Instant asOf) throws SQLException {
        String kind = row.getString("kind");
        Instant superseded = time(row, "superseded_at");
        boolean ended = superseded != null && !superseded.isAfter(asOf);
        return new RosterVersion(
                RosterVersion.VersionSubject.valueOf(row.getString("version_of")),
                row.getString("employee_id"),
                row.getObject("start_at", OffsetDateTime.class).toInstant(),
                time(row, "end_at"),
                kind == null ? null : ShiftKind.valueOf(kind),
                time(row, "break_start"),
                time(row, "break_end"),
                row.getString("supervisor_id"),
                time(row, "clock_in"),
                time(row, "clock_out"),
                row.getString("source"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("author"),
                row.getString("reason"),
                ended ? superseded : null,
                ended ? row.getString("superseded_by") : null,
                ended ? row.getString("superseded_for") : null);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
