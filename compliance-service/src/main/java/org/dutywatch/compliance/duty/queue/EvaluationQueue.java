package org.dutywatch.compliance.duty.queue;

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
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * The queue of shifts to evaluate (table {@code evaluation_due}). Every change of a fact enqueues the affected shifts
 * in its own transaction; the evaluation workers process them. Rows are always written in the same order, so that one
 * transaction waits for the other and they never deadlock.
 *
 * <p>A shift is queued only once. If it is enqueued again, a more specific cause replaces the stored one, so that a
 * notification about a changed figure states the right reason:
 *
 * <table>
 *   <caption>Which cause is stored afterwards</caption>
 *   <tr><th>stored cause</th><th>new cause: new lines</th><th>policy or profile</th><th>any other</th></tr>
 *   <tr><td>new lines</td><td>stored</td><td>new</td><td>new</td></tr>
 *   <tr><td>policy or profile</td><td>stored</td><td>stored</td><td>new</td></tr>
 *   <tr><td>any other</td><td>stored</td><td>stored</td><td>stored, but new if an evaluation has failed</td></tr>
 * </table>
 *
 * <ul>
 *   <li>It becomes urgent as soon as it is enqueued with a cause other than policy or profile, which affect weeks of
 *       everybody's shifts. Urgent shifts are evaluated first.
 *   <li>Every cause except new lines resets the failed attempts, because it may have repaired what made them fail.
 * </ul>
 *
 * <p>A transaction that reads the roster to enqueue shifts holds a shared advisory lock, the roster lock; a transaction
 * that changes the roster holds it exclusively. Without it, one transaction could add a shift while another changes a
 * fact about the time of that shift. Neither would see the uncommitted rows of the other, so that the shift would be
 * evaluated without the new fact and not be enqueued again. {@code WriteRosterChanges} lists the order of all locks.
 */
@ApplicationScoped
public class EvaluationQueue {
    /** Condition: the new cause replaces the stored one. */
    private static final String REPLACES_CAUSE = """
            (excluded.cause <> 'NEW_LINES'
             and (evaluation_due.cause = 'NEW_LINES'
                  or (excluded.urgent
                      and (evaluation_due.cause in ('POLICY', 'PROFILE') or evaluation_due.attempts > 0))))
            """;

    private static final String RESETS_ATTEMPTS = "(excluded.cause <> 'NEW_LINES' and evaluation_due.attempts > 0)";

    private static final String ON_CONFLICT = """
             on conflict (employee_id, shift_start) do update
                set urgent = evaluation_due.urgent or excluded.urgent,
                    cause = case when %1$s then excluded.cause else evaluation_due.cause end,
                    attempts = case when %2$s then 0 else evaluation_due.attempts end,
                    next_attempt_at = case when %2$s then '-infinity' else evaluation_due.next_attempt_at end
              where (excluded.urgent and not evaluation_due.urgent) or %1$s or %2$s
            """.formatted(REPLACES_CAUSE, RESETS_ATTEMPTS);

    private static final String ENQUEUE = """
            insert into evaluation_due (employee_id, shift_start, cause, urgent, marked_at)
            select employee_id, shift_start, ?, ?, ?
              from unnest(?, ?) with ordinality as key (employee_id, shift_start, position)
             order by position
            """ + ON_CONFLICT;

    /** Only duty is evaluated. The kinds that are no duty are repeated from {@code ShiftKind.isDuty}. */
    private static final String INSERT_CURRENT_SHIFTS = """
            insert into evaluation_due (employee_id, shift_start, cause, urgent, marked_at)
            select distinct r.employee_id, r.start_at, ?, ?::boolean, ?::timestamptz
              from roster_entry r
            """;

    /**
     * A shift is affected in its planned and in its clocked time. The bounds on {@code start_at} let PostgreSQL read
     * fewer rows. They exclude no affected shift: the check constraints of {@code duty_actual} allow a clock-in less
     * than 24 hours before the planned start and a clock-out less than 48 hours after it, and no shift is planned for
     * longer than 24 hours.
     */
    private static final String ENQUEUE_OVERLAPPING = INSERT_CURRENT_SHIFTS + """
              join unnest(?, ?, ?) as affected (employee_id, from_at, to_at)
                on r.employee_id = affected.employee_id
               and r.start_at < affected.to_at + interval '24 hours'
               and r.start_at > affected.from_at - interval '48 hours'
              left join duty_actual a
                on a.employee_id = r.employee_id and a.shift_start = r.start_at and a.superseded_at is null
             where r.superseded_at is null and r.kind not in ('ON_CALL', 'LEAVE')
               and least(r.start_at, a.clock_in) < affected.to_at
               and greatest(r.end_at, a.clock_out) > affected.from_at
             order by r.employee_id, r.start_at
            """ + ON_CONFLICT;

    private static final String ENQUEUE_FROM = INSERT_CURRENT_SHIFTS + """
              join employee_version v on v.employee_id = r.employee_id and v.superseded_at is null
                   and v.valid_from <= r.start_at and v.valid_to > r.start_at
             where r.superseded_at is null and r.kind not in ('ON_CALL', 'LEAVE')
               and r.start_at >= ? and (?::text is null or v.unit = ?)
             order by r.employee_id, r.start_at
            """ + ON_CONFLICT;

    /** The first key of the advisory lock is any number that no other lock on this table uses. */
    private static final String LOCK_ROSTER_SHARED =
            "select pg_advisory_xact_lock_shared(1, 'roster_entry'::regclass::oid::int)";

    private static final String LOCK_ROSTER_EXCLUSIVE =
            "select pg_advisory_xact_lock(1, 'roster_entry'::regclass::oid::int)";

    private final DataSource database;
    private final Clock clock;
    private final Event<ShiftsEnqueued> shiftsEnqueued;

    EvaluationQueue(DataSource database, Clock clock, Event<ShiftsEnqueued> shiftsEnqueued) {
        this.database = database;
        this.clock = clock;
        this.shiftsEnqueued = shiftsEnqueued;
    }

    /** CDI event that is fired whenever shifts are enqueued. Observe it after the commit. */
    public record ShiftsEnqueued() {}

    /**
     * Acquires the exclusive roster lock until the end of the transaction. Call it before the first change of the
     * roster. Meanwhile no other transaction can read the roster to enqueue shifts.
     *
     * @throws DatabaseFailure if the lock cannot be acquired
     */
    @Transactional(TxType.MANDATORY)
    public void lockRosterForChange() {
        lock(LOCK_ROSTER_EXCLUSIVE);
    }

    /** Enqueues these shifts, whether or not the roster has them. */
    @Transactional(TxType.MANDATORY)
    public void enqueue(Collection<ShiftKey> shifts, EvaluationCause cause) {
        var keys = List.copyOf(new TreeSet<>(shifts));
        if (!keys.isEmpty()) {
            write(ENQUEUE, cause, (connection, insert) -> {
                insert.setArray(4, texts(connection, keys, ShiftKey::employeeId));
                insert.setArray(5, times(connection, keys, ShiftKey::start));
            });
        }
    }

    /** Enqueues the current shifts that overlap these intervals. */
    @Transactional(TxType.MANDATORY)
    public void enqueueOverlapping(Collection<AffectedInterval> affected, EvaluationCause cause) {
        var intervals = List.copyOf(affected);
        if (!intervals.isEmpty()) {
            lock(LOCK_ROSTER_SHARED);
            write(ENQUEUE_OVERLAPPING, cause, (connection, insert) -> {
                insert.setArray(4, texts(connection, intervals, AffectedInterval::employeeId));
                insert.setArray(5, times(connection, intervals, AffectedInterval::from));
                insert.setArray(6, times(connection, intervals, AffectedInterval::to));
            });
        }
    }

    /**
     * Enqueues the current shifts that start at or after {@code from}.
     *
     * @param unit only shifts of employees who belonged to this unit at the start of the shift; null means all
     */
    @Transactional(TxType.MANDATORY)
    public void enqueueFrom(Instant from, @Nullable String unit, EvaluationCause cause) {
        lock(LOCK_ROSTER_SHARED);
        write(ENQUEUE_FROM, cause, (connection, insert) -> {
            insert.setTimestamp(4, Timestamp.from(from));
            insert.setString(5, unit);
            insert.setString(6, unit);
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void set(Connection connection, PreparedStatement insert) throws SQLException;
    }

    /** The lock is a separate statement, so that the next one sees what others committed while this one waited. */
    private void lock(String sql) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(sql)) {
            lock.execute();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot lock the roster", e);
        }
    }

    private void write(String sql, EvaluationCause cause, Parameters parameters) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, cause.name());
            insert.setBoolean(2, !cause.isBulk());
            insert.setTimestamp(3, Timestamp.from(clock.instant()));
            parameters.set(connection, insert);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot enqueue shifts", e);
        }
        shiftsEnqueued.fire(new ShiftsEnqueued());
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
