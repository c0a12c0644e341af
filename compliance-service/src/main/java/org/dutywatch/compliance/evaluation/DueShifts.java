package org.dutywatch.compliance.evaluation;

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
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/**
 * The shifts that wait for their evaluation. Who takes some holds their rows until the commit: nobody else takes them, and a
 * fact that changes meanwhile waits to mark them again, so that no change is missed.
 */
@ApplicationScoped
class DueShifts {
    /** After this many failures a shift waits until somebody looks; see the service's README. */
    static final int ATTEMPTS = 10;

    private static final String WAITING = """
            select employee_id, shift_start, cause, attempts
              from evaluation_due
             where attempts < ? and next_attempt_at <= ?
            """;
    /**
     * Who changes a limit or a profile touches everybody's shifts of weeks: what happens now goes before that. In this order, an
     * employee's shifts of one change come together, and their rows are locked in one order everywhere.
     */
    private static final String TAKE = WAITING + """
             order by urgent desc, marked_at, employee_id, shift_start
             limit ?
               for update skip locked
            """;

    private static final String TAKE_ONE = WAITING + " and employee_id = ? and shift_start = ? for update skip locked";
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

    /** @param attempts how often it has failed */
    record DueShift(ShiftKey key, Cause cause, int attempts) {}

    @Transactional(Transactional.TxType.MANDATORY)
    List<DueShift> take(int atMost) {
        return take(TAKE, select -> select.setInt(3, atMost));
    }

    /** @return this one, unless somebody else took it meanwhile */
    @Transactional(Transactional.TxType.MANDATORY)
    List<DueShift> take(ShiftKey key) {
        return take(TAKE_ONE, select -> {
            select.setString(3, key.employeeId());
            select.setObject(4, key.start().atOffset(ZoneOffset.UTC));
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void bind(PreparedStatement select) throws SQLException;
    }

    private List<DueShift> take(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setInt(1, ATTEMPTS);
            select.setObject(2, now());
            parameters.bind(select);
            try (var rows = select.executeQuery()) {
                List<DueShift> taken = new ArrayList<>();
                while (rows.next()) {
                    var start = rows.getObject(2, OffsetDateTime.class).toInstant();
                    taken.add(new DueShift(
                            new ShiftKey(rows.getString(1), start), Cause.valueOf(rows.getString(3)), rows.getInt(4)));
                }
                return taken;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot take due shifts", e);
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
            throw new DatabaseUnavailable("cannot remove due shifts", e);
        }
    }

    /** Other shifts go first for {@code delay}. */
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
            throw new DatabaseUnavailable("cannot postpone a due shift", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
