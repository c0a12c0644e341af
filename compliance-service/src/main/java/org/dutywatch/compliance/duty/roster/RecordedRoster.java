package org.dutywatch.compliance.duty.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** The current roster entries and clock times, each with the time at which it was recorded. */
@ApplicationScoped
public class RecordedRoster {
    private static final String ENTRIES_OVERLAPPING = """
            select start_at, end_at, kind, break_start, break_end, recorded_at
              from roster_entry
             where employee_id = ? and start_at <= ? and end_at >= ? and superseded_at is null
             order by start_at, end_at, kind
            """;

    /** The kinds that are no duty are repeated from {@code ShiftKind.isDuty}. */
    private static final String CLOCK_TIMES_OVERLAPPING = """
            select a.shift_start, a.clock_in, a.clock_out, a.source, a.recorded_at
              from duty_actual a
              join roster_entry r on r.employee_id = a.employee_id and r.start_at = a.shift_start
               and r.superseded_at is null and r.kind not in ('ON_CALL', 'LEAVE')
             where a.employee_id = ? and a.superseded_at is null
               and a.clock_in <= ? and coalesce(a.clock_out, r.end_at) >= ?
             order by a.shift_start
            """;

    private final DataSource database;

    RecordedRoster(DataSource database) {
        this.database = database;
    }

    /**
     * One roster entry and when it was recorded.
     *
     * @param breakStart start of the duty-free break; null if there is none, like {@code breakEnd}
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record RecordedEntry(
            Instant start,
            Instant end,
            ShiftKind kind,
            @Nullable Instant breakStart,
            @Nullable Instant breakEnd,
            Instant recordedAt) {}

    /**
     * Clock times of one shift and when they were recorded.
     *
     * @param shiftStart the planned start
     * @param clockOut null while the employee is still on duty
     * @param source the system or person that the times come from
     */
    public record RecordedClockTimes(
            Instant shiftStart, Instant clockIn, @Nullable Instant clockOut, String source, Instant recordedAt) {}

    /** Every entry that overlaps or adjoins this time, ordered by start. */
    public List<RecordedEntry> entriesOverlapping(String employeeId, Interval time) {
        return read(ENTRIES_OVERLAPPING, employeeId, time, RecordedRoster::entry);
    }

    /** The clock times of every shift whose time worked overlaps or adjoins this time, ordered by planned start. */
    public List<RecordedClockTimes> clockTimesOverlapping(String employeeId, Interval time) {
        return read(CLOCK_TIMES_OVERLAPPING, employeeId, time, RecordedRoster::clockTimes);
    }

    /** When the newest entry or clock time that overlaps or adjoins this time was recorded; empty if there is none. */
    public Optional<Instant> newestRecordedAt(String employeeId, Interval time) {
        return Stream.concat(
                        entriesOverlapping(employeeId, time).stream().map(RecordedEntry::recordedAt),
                        clockTimesOverlapping(employeeId, time).stream().map(RecordedClockTimes::recordedAt))
                .max(Instant::compareTo);
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, String employeeId, Interval time, Row<T> row) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, employeeId);
            select.setObject(2, time.end().atOffset(ZoneOffset.UTC));
            select.setObject(3, time.start().atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the roster", e);
        }
    }

    private static RecordedClockTimes clockTimes(ResultSet row) throws SQLException {
        var times = ClockLedger.times(row).orElseThrow();
        return new RecordedClockTimes(
                row.getObject("shift_start", OffsetDateTime.class).toInstant(),
                times.clockIn(),
                times.clockOut(),
                row.getString("source"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static RecordedEntry entry(ResultSet row) throws SQLException {
        var dutyFree = RosterLedger.interval(row, "break_start", "break_end");
        return new RecordedEntry(
                row.getObject("start_at", OffsetDateTime.class).toInstant(),
                row.getObject("end_at", OffsetDateTime.class).toInstant(),
                ShiftKind.valueOf(row.getString("kind")),
                dutyFree.map(Interval::start).orElse(null),
                dutyFree.map(Interval::end).orElse(null),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
