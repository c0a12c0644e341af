package org.dutywatch.notification.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.notification.database.Sql;
import org.dutywatch.notification.duty.StoreDuty.UpdatedDutyInterval;
import org.dutywatch.notification.duty.domain.DutyWindow;
import org.dutywatch.notification.duty.domain.Supervision;

/**
 * This service's own copy of the duty windows that compliance has published. At each instant, the window with the
 * highest version that contains the instant is valid, so repeated and reordered events change nothing. A window that
 * lies within a newer one is deleted.
 */
@ApplicationScoped
public class DutyReplica {
    private static final String INSERT = """
            insert into duty_window (employee_id, version, from_at, to_at, acting, body)
            select ?, ?, ?, ?, ?, ?::jsonb
             where not exists (select 1 from duty_window newer
                                where newer.employee_id = ? and newer.version >= ?
                                  and newer.from_at <= ? and newer.to_at >= ?)
            """;
    private static final String DELETE_REPLACED = """
            delete from duty_window where employee_id = ? and version < ? and from_at >= ? and to_at <= ?
            """;
    private static final String HAS_ACTING = """
            select 1 from duty_window where employee_id = ? and from_at < ? and to_at > ? and acting limit 1
            """;
    private static final String FIND_AT = """
            select body from duty_window where employee_id = ? and from_at <= ? and to_at > ?
             order by version desc limit 1
            """;

    /** The first key is arbitrary; no other advisory lock on this table may use it. */
    private static final String SHARED_LOCK =
            "select pg_advisory_xact_lock_shared(1, 'duty_window'::regclass::oid::int)";

    private static final String EXCLUSIVE_LOCK = "select pg_advisory_xact_lock(1, 'duty_window'::regclass::oid::int)";

    private final Sql sql;
    private final ObjectMapper json;

    DutyReplica(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * Takes a shared lock until the transaction ends; {@link #lockForStoring} takes the exclusive one. Every
     * transaction that finds a recipient must call this before it takes any other lock. Otherwise a finding and a
     * roster change that decides its recipient could be stored at the same time, and neither would see the other.
     */
    public void lockForRouting() {
        sql.list(SHARED_LOCK, row -> true);
    }

    void lockForStoring() {
        sql.list(EXCLUSIVE_LOCK, row -> true);
    }

    /** Stores a window; empty when the same or a newer version already covers it. */
    Optional<UpdatedDutyInterval> store(DutyChanged event) {
        String employeeId = event.employeeId();
        boolean hadActing = sql.first(HAS_ACTING, row -> true, employeeId, event.to(), event.from())
                .isPresent();
        boolean hasActing = !event.acting().isEmpty();
        int added = sql.update(
                INSERT,
                employeeId,
                event.version(),
                event.from(),
                event.to(),
                hasActing,
                write(event.window()),
                employeeId,
                event.version(),
                event.from(),
                event.to());
        if (added == 0) {
            return Optional.empty();
        }
        sql.update(DELETE_REPLACED, employeeId, event.version(), event.from(), event.to());
        return Optional.of(new UpdatedDutyInterval(employeeId, event.from(), event.to(), hadActing || hasActing));
    }

    void deleteEndedBefore(Instant oldest) {
        sql.update("delete from duty_window where to_at <= ?", oldest);
    }

    /** Returns who supervises whom and who acts in whose place at the instant, as it is known now. */
    public Supervision supervisionAt(Instant at) {
        return new Supervision() {
            @Override
            public Optional<String> rosterSupervisorOf(String employeeId) {
                return window(employeeId, at).flatMap(window -> window.supervisorAt(at));
            }

            @Override
            public Optional<String> actingFor(String supervisorId) {
                return window(supervisorId, at).flatMap(window -> window.actingAt(at));
            }
        };
    }

    /** Returns the duty state at the instant; empty when he was off duty or nothing is known. */
    public Optional<String> stateAt(String employeeId, Instant at) {
        return window(employeeId, at).flatMap(window -> window.stateAt(at));
    }

    private Optional<DutyWindow> window(String employeeId, Instant at) {
        return sql.first(FIND_AT, this::read, employeeId, at, at);
    }

    private DutyWindow read(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("body"), DutyWindow.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored duty window cannot be read", e);
        }
    }

    private String write(DutyWindow window) {
        try {
            return json.writeValueAsString(window);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a duty window cannot be written", e);
        }
    }
}
