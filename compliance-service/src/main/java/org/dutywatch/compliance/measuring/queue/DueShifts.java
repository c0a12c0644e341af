package org.dutywatch.compliance.measuring.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.statement.Query;

/**
 * Locks due shifts in the queue, and removes or postpones them after their evaluation. Locked rows stay locked until
 * the commit: no other worker gets them, and a transaction that changes a fact waits until it can enqueue the shift
 * again, so that no change is missed.
 */
@ApplicationScoped
class DueShifts {
    /** After this many failures a shift is quarantined until it is replayed; see {@link QuarantinedShifts}. */
    static final int MAX_ATTEMPTS = 10;

    private static final String SELECT_DUE = """
            select employee_id, shift_start, cause, attempts
              from evaluation_due
             where attempts < :maxAttempts and next_attempt_at <= :now
            """;
    /**
     * Urgent shifts come first, because a changed limit or profile enqueues weeks of everybody's shifts. This order
     * keeps the shifts of one employee and one change together, and rows are locked in the same order everywhere.
     */
    private static final String LOCK_NEXT = SELECT_DUE + """
             order by urgent desc, marked_at, employee_id, shift_start
             limit :atMost
               for update skip locked
            """;

    private static final String LOCK_ONE =
            SELECT_DUE + " and employee_id = :employeeId and shift_start = :start for update skip locked";

    private final Database database;
    private final Clock clock;

    DueShifts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param attempts number of failed evaluations so far */
    record DueShift(ShiftKey key, EvaluationCause cause, int attempts) {}

    /** Locks the next shifts that are due and not locked by another worker. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<DueShift> lock(int atMost) {
        return database.withHandle(
                handle -> locked(handle.createQuery(LOCK_NEXT).bind("atMost", atMost)));
    }

    /** @return this shift, or nothing if another worker has locked or evaluated it */
    @Transactional(Transactional.TxType.MANDATORY)
    List<DueShift> lock(ShiftKey key) {
        return database.withHandle(handle -> locked(handle.createQuery(LOCK_ONE).bindMethods(key)));
    }

    private List<DueShift> locked(Query select) {
        return select.bind("maxAttempts", MAX_ATTEMPTS)
                .bind("now", clock.instant())
                .map(row -> new DueShift(
                        new ShiftKey(
                                row.getColumn("employee_id", String.class),
                                row.getColumn("shift_start", Instant.class)),
                        row.getColumn("cause", EvaluationCause.class),
                        row.getColumn("attempts", Integer.class)))
                .list();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(Collection<ShiftKey> keys) {
        database.useHandle(handle -> handle.createUpdate("""
                        delete from evaluation_due due
                         using unnest(:employeeIds::text[], :starts::timestamptz[]) as done (employee_id, shift_start)
                         where due.employee_id = done.employee_id and due.shift_start = done.shift_start
                        """)
                .bindArray(
                        "employeeIds",
                        String.class,
                        keys.stream().map(ShiftKey::employeeId).toList())
                .bindArray(
                        "starts",
                        Instant.class,
                        keys.stream().map(ShiftKey::start).toList())
                .execute());
    }

    /** Stores the failure and delays the next attempt by {@code delay}. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void postpone(ShiftKey key, int attempts, Duration delay, String error) {
        database.useHandle(handle -> handle.createUpdate("""
                        update evaluation_due set attempts = :attempts, next_attempt_at = :nextAttempt, last_error = :error
                         where employee_id = :employeeId and shift_start = :start
                        """)
                .bind("attempts", attempts)
                .bind("nextAttempt", clock.instant().plus(delay))
                .bind("error", error)
                .bindMethods(key)
                .execute());
    }
}
