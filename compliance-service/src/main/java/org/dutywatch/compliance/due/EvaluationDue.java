package org.dutywatch.compliance.due;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import javax.sql.DataSource;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Where every change of a fact names the shifts that it touches, in its own transaction; the evaluation takes them from
 * there. Keys are written in one order, so that two changes wait for each other instead of blocking each other.
 *
 * <p>A shift that is due already keeps its mark. Of its causes a correction is named before a limit or a profile, which
 * touch everybody's shifts of weeks, and these before new lines: who was told the old figure is told why it changed. It
 * goes before what only a limit or a profile touches as soon as anything else touches it. Every cause but new lines also
 * gives a shift whose evaluation failed a new start: it may mend what failed.
 *
 * <p>Who reads the roster to mark its shifts shares a lock that who changes the roster has alone: otherwise a shift and
 * what happens in it, written at the same time, would not see each other, and the shift would never be marked. The lock
 * is taken before any mark is written, and after every other lock of the transaction.
 */
@ApplicationScoped
public class EvaluationDue {
    /** Whether the new mark names the cause from now on. */
    private static final String NAMES_THE_CAUSE = """
            (excluded.cause <> 'NEW_LINES'
             and (evaluation_due.cause = 'NEW_LINES'
                  or (excluded.urgent
                      and (evaluation_due.cause in ('POLICY', 'PROFILE') or evaluation_due.attempts > 0))))
            """;

    private static final String START_ANEW = "(excluded.cause <> 'NEW_LINES' and evaluation_due.attempts > 0)";

    private static final String KEEP_MARK = """
             on conflict (employee_id, shift_start) do update
                set urgent = evaluation_due.urgent or excluded.urgent,
                    cause = case when %1$s then excluded.cause else evaluation_due.cause end,
                    attempts = case when %2$s then 0 else evaluation_due.attempts end,
                    next_attempt_at = case when %2$s then '-infinity' else evaluation_due.next_attempt_at end
              where (excluded.urgent and not evaluation_due.urgent) or %1$s or %2$s
            """.formatted(NAMES_THE_CAUSE, START_ANEW);

    private static final String MARK = """
            insert into evaluation_due (employee_id, shift_start, cause, urgent, marked_at)
            select employee_id, shift_start, ?, ?, ?
              from unnest(?, ?) with ordinality as key (employee_id, shift_start, position)
             order by position
            """ + KEEP_MARK;

    /** Only duty has shifts: on call and leave are never evaluated themselves. */
    private static final String CURRENT_SHIFTS = """
            insert into evaluation_due (employee_id, shift_start, cause, urgent, marked_at)
            select distinct r.employee_id, r.start_at, ?, ?::boolean, ?::timestamptz
              from roster_entry r
            """;

    /** A shift is touched by the time that was planned and by the time that was clocked; the table bounds how far off that is. */
    private static final String MARK_OVERLAPPING = CURRENT_SHIFTS + """
              join unnest(?, ?, ?) as touched (employee_id, from_at, to_at)
                on r.employee_id = touched.employee_id
               and r.start_at < touched.to_at + interval '24 hours'
               and r.start_at > touched.from_at - interval '48 hours'
              left join duty_actual a
                on a.employee_id = r.employee_id and a.shift_start = r.start_at and a.superseded_at is null
             where r.superseded_at is null and r.kind not in ('ON_CALL', 'LEAVE')
               and least(r.start_at, a.clock_in) < touched.to_at
               and greatest(r.end_at, a.clock_out) > touched.from_at
             order by r.employee_id, r.start_at
            """ + KEEP_MARK;

    private static final String MARK_FROM = CURRENT_SHIFTS + """
              join employee_version v on v.employee_id = r.employee_id and v.superseded_at is null
                   and v.valid_from <= r.start_at and v.valid_to > r.start_at
             where r.superseded_at is null and r.kind not in ('ON_CALL', 'LEAVE')
               and r.start_at >= ? and (?::text is null or v.unit = ?)
             order by r.employee_id, r.start_at
            """ + KEEP_MARK;

    /** The first key is any number that no other lock on this table takes. */
    private static final String READ_ROSTER =
            "select pg_advisory_xact_lock_shared(1, 'roster_entry'::regclass::oid::int)";

    private static final String CHANGE_ROSTER = "select pg_advisory_xact_lock(1, 'roster_entry'::regclass::oid::int)";

    private final DataSource database;
    private final Clock clock;
    private final Event<Marked> marked;

    EvaluationDue(DataSource database, Clock clock, Event<Marked> marked) {
        this.database = database;
        this.clock = clock;
        this.marked = marked;
    }

    /** Fired for each marking; observe it after the commit. */
    public record Marked() {}

    /** Call it before the first change of the roster: nobody reads it to mark shifts until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public void rosterChanges() {
        lock(CHANGE_ROSTER);
    }

    @Transactional(TxType.MANDATORY)
    public void mark(Collection<ShiftKey> shifts, Cause cause) {
        var keys = List.copyOf(new TreeSet<>(shifts));
        if (!keys.isEmpty()) {
            write(MARK, cause, (connection, insert) -> {
                insert.setArray(4, texts(connection, keys, ShiftKey::employeeId));
                insert.setArray(5, times(connection, keys, ShiftKey::start));
            });
        }
    }

    /** Marks the current shifts that overlap these stretches. */
    @Transactional(TxType.MANDATORY)
    public void markOverlapping(Collection<Touched> touched, Cause cause) {
        var all = List.copyOf(touched);
        if (!all.isEmpty()) {
            lock(READ_ROSTER);
            write(MARK_OVERLAPPING, cause, (connection, insert) -> {
                insert.setArray(4, texts(connection, all, Touched::employeeId));
                insert.setArray(5, times(connection, all, Touched::from));
                insert.setArray(6, times(connection, all, Touched::to));
            });
        }
    }

    /**
     * Marks the current shifts that start at or after {@code from}.
     *
     * @param unit the unit whose members of that time are meant; null means everybody
     */
    @Transactional(TxType.MANDATORY)
    public void markFrom(Instant from, @Nullable String unit, Cause cause) {
        lock(READ_ROSTER);
        write(MARK_FROM, cause, (connection, insert) -> {
            insert.setTimestamp(4, Timestamp.from(from));
            insert.setString(5, unit);
            insert.setString(6, unit);
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void set(Connection connection, PreparedStatement insert) throws SQLException;
    }

    /** A statement of its own: the next one reads what others committed while this one waited. */
    private void lock(String sql) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(sql)) {
            lock.execute();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot lock the roster", e);
        }
    }

    private void write(String sql, Cause cause, Parameters parameters) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, cause.name());
            insert.setBoolean(2, !cause.isBulk());
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            parameters.set(connection, insert);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot mark shifts as due", e);
        }
        marked.fire(new Marked());
    }

    private static <T> Array texts(Connection connection, List<T> all, Function<T, String> of) throws SQLException {
        return connection.createArrayOf("text", all.stream().map(of).toArray());
    }

    private static <T> Array times(Connection connection, List<T> all, Function<T, Instant> of) throws SQLException {
        // As ISO text: the driver would write a Timestamp as local time, which is ambiguous for one hour a year.
        return connection.createArrayOf(
                "timestamptz", all.stream().map(of).map(Instant::toString).toArray());
    }
}
