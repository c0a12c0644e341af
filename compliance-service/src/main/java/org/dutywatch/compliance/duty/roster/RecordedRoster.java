package org.dutywatch.compliance.duty.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the versions of the roster: who recorded each, when and why. */
@ApplicationScoped
public class RecordedRoster {
    private static final String ENTRIES_OVERLAPPING = """
            select start_at as start, end_at as "end", kind, break_start, break_end, recorded_at
              from roster_entry
             where employee_id = :employeeId and start_at <= :to and end_at >= :from and superseded_at is null
             order by start_at, end_at, kind
            """;

    /** The kinds here are those for which {@code ShiftKind.isDuty} is false; keep both in step. */
    private static final String CLOCK_TIMES_OVERLAPPING = """
            select a.shift_start, a.clock_in, a.clock_out, a.source, a.recorded_at
              from duty_actual a
              join roster_entry r on r.employee_id = a.employee_id and r.start_at = a.shift_start
               and r.superseded_at is null and r.kind not in ('ON_CALL', 'LEAVE')
             where a.employee_id = :employeeId and a.superseded_at is null
               and a.clock_in <= :to and coalesce(a.clock_out, r.end_at) >= :from
             order by a.shift_start
            """;

    /** A version that ended after {@code asOf} is shown as current. */
    private static final String VERSIONS_OVERLAPPING = """
            with version as (
                select 'ENTRY' as "of", employee_id, start_at as start, end_at as "end", kind, break_start, break_end,
                       supervisor_id, null::timestamptz as clock_in, null::timestamptz as clock_out,
                       null::text as source, recorded_at, author, reason, superseded_at, superseded_by, superseded_for,
                       id
                  from roster_entry
                 where employee_id = :employeeId and start_at < :to and end_at > :from and recorded_at <= :asOf
                union all
                select 'CLOCK_TIMES', employee_id, shift_start, null, null, null, null, null, clock_in, clock_out,
                       source, recorded_at, author, reason, superseded_at, superseded_by, superseded_for, id
                  from duty_actual
                 where employee_id = :employeeId and least(shift_start, clock_in) < :to
                   and greatest(shift_start, clock_out) >= :from and recorded_at <= :asOf)
            select version."of", version.employee_id, start, "end", kind, break_start, break_end, supervisor_id,
                   clock_in, clock_out, source, recorded_at, author, reason, ended.*
              from version
              left join lateral (select superseded_at, superseded_by, superseded_for where superseded_at <= :asOf)
                   as ended on true
             order by recorded_at, start, "of" desc, id
            """;

    private final Database database;

    RecordedRoster(Database database) {
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

    /** Every current entry that overlaps or adjoins this time, ordered by start. */
    public List<RecordedEntry> entriesOverlapping(String employeeId, Interval time) {
        return read(ENTRIES_OVERLAPPING, employeeId, time, RecordedEntry.class);
    }

    /**
     * The current clock times of every shift whose time worked overlaps or adjoins this time, ordered by planned start.
     */
    public List<RecordedClockTimes> clockTimesOverlapping(String employeeId, Interval time) {
        return read(CLOCK_TIMES_OVERLAPPING, employeeId, time, RecordedClockTimes.class);
    }

    /** When the newest entry or clock time that overlaps or adjoins this time was recorded; empty if there is none. */
    public Optional<Instant> newestRecordedAt(String employeeId, Interval time) {
        return Stream.concat(
                        entriesOverlapping(employeeId, time).stream().map(RecordedEntry::recordedAt),
                        clockTimesOverlapping(employeeId, time).stream().map(RecordedClockTimes::recordedAt))
                .max(Instant::compareTo);
    }

    /** Every version that overlaps this time and was recorded at or before {@code asOf}, the oldest first. */
    public List<RosterVersion> versionsOverlapping(String employeeId, Interval time, Instant asOf) {
        return database.withHandle(handle -> query(handle, VERSIONS_OVERLAPPING, employeeId, time)
                .bind("asOf", asOf)
                .map(ConstructorMapper.of(RosterVersion.class))
                .list());
    }

    private <T> List<T> read(String sql, String employeeId, Interval time, Class<T> row) {
        return database.withHandle(handle -> query(handle, sql, employeeId, time)
                .map(ConstructorMapper.of(row))
                .list());
    }

    private static Query query(Handle handle, String sql, String employeeId, Interval time) {
        return handle.createQuery(sql)
                .bind("employeeId", employeeId)
                .bind("from", time.start())
                .bind("to", time.end());
    }
}
