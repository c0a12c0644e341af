package org.dutywatch.compliance.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/**
 * The shifts that wait for their evaluation. Who takes one holds its row until the commit: nobody else takes it, and a
 * fact that changes meanwhile waits to mark it again, so that no change is missed.
 */
@ApplicationScoped
class DueShifts {
    /** After this many failures a shift waits until somebody looks; see the service's README. */
    static final int ATTEMPTS = 10;

    private static final String TAKE = """
            select employee_id, shift_start, cause, attempts
              from evaluation_due
             where attempts < ? and next_attempt_at <= ?
             order by marked_at
             limit 1
               for update skip locked
            """;
    private static final String REMOVE = "delete from evaluation_due where employee_id = ? and shift_start = ?";
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
    Optional<DueShift> take() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(TAKE)) {
            select.setInt(1, ATTEMPTS);
            select.setObject(2, now());
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new DueShift(
                                new ShiftKey(
                                        rows.getString(1),
                                        rows.getObject(2, OffsetDateTime.class).toInstant()),
                                Cause.valueOf(rows.getString(3)),
                                rows.getInt(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot take a due shift", e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(ShiftKey key) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(REMOVE)) {
            delete.setString(1, key.employeeId());
            delete.setObject(2, key.start().atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot remove a due shift", e);
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
