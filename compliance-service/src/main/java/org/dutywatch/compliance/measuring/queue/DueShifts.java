package org.dutywatch.compliance.measuring.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/**
 * Locks due shifts in the queue, and removes or postpones them after their evaluation. Locked rows stay locked until
 * the commit: no other worker gets them, and a transaction that changes a fact waits until it can enqueue the shift
 * again, so that no change is missed.
 */
@ApplicationScoped
class DueShifts {
    /** After this many failures a shift is quarantined until an operator replays it; see the service's README. */
    static final int MAX_ATTEMPTS = 10;

    private static final String SELECT_DUE = """
            select employee_id, shift_start, cause, attempts
              from evaluation_due
             where attempts < ? and next_attempt_at <= ?
            """;
    /**
     * Urgent shifts come first, because a changed limit or profile enqueues weeks of everybody's shifts. This order
     * keeps the shifts of one employee and one change together, and rows are locked in the same order everywhere.
     */
    private static final String LOCK_NEXT = SELECT_DUE + """
             order by urgent desc, marked_at, employee_id, shift_start
             limit ?
               for update skip locked
            """;

    private static final String LOCK_ONE =
            SELECT_DUE + " and employee_id = ? and shift_start = ? for update skip locked";
    private static final String REMOVE = """
            delete from evaluation_due due using unnest(?::text[], ?::timestamptz[]) as done (employee_id, shift_start)
             where due.employee_id = done.employee_id and due.shift_start = done.shift_start
            """;
    private static final String POSTPONE = """
            update evaluation_due set attempts = ?, next_attempt_at = ?, last_error = ?
             where employee_id = ? and shift_start = ?
            """;

    private final DataSource database;
    private final Clock clock;

    DueShifts(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param attempts number of failed evaluations so far */
    record DueShift(ShiftKey key, EvaluationCause cause, int attempts) {}

    /** Locks the next shifts that are due and not locked by another worker. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<DueShift> lock(int atMost) {
        return lock(LOCK_NEXT, select -> select.setInt(3, atMost));
    }

    /** @return this shift, or nothing if another worker has locked or evaluated it */
    @Transactional(Transactional.TxType.MANDATORY)
    List<DueShift> lock(ShiftKey key) {
        return lock(LOCK_ONE, select -> {
            select.setString(3, key.employeeId());
            select.setObject(4, key.start().atOffset(ZoneOffset.UTC));
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void bind(PreparedStatement select) throws SQLException;
    }

    private List<DueShift> lock(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setInt(1, MAX_ATTEMPTS);
            select.setObject(2, now());
            parameters.bind(select);
            try (var rows = select.executeQuery()) {
                List<DueShift> locked = new ArrayList<>();
                while (rows.next()) {
                    var start = rows.getObject(2, OffsetDateTime.class).toInstant();
                    locked.add(new DueShift(
                            new ShiftKey(rows.getString(1), start),
                            EvaluationCause.valueOf(rows.getString(3)),
                            rows.getInt(4)));
                }
                return locked;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot lock due shifts", e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(Collection<ShiftKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(REMOVE)) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(ShiftKey::employeeId).toArray()));
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz",
                            keys.stream().map(key -> key.start().toString()).toArray()));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot remove due shifts", e);
        }
    }

    /** Stores the failure and delays the next attempt by {@code delay}. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void postpone(ShiftKey key, int attempts, Duration delay, String error) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(POSTPONE)) {
            update.setInt(1, attempts);
            update.setObject(2, now().plus(delay));
            update.setString(3, error);
            update.setString(4, key.employeeId());
            update.setObject(5, key.start().atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot postpone a due shift", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
