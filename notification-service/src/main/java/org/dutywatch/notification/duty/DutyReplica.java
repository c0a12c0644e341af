package org.dutywatch.notification.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.eventkit.sql.Database;
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
            select :employeeId, :version, :from, :to, :hasActing, :body::jsonb
             where not exists (select 1 from duty_window newer
                                where newer.employee_id = :employeeId and newer.version >= :version
                                  and newer.from_at <= :from and newer.to_at >= :to)
            """;
    private static final String DELETE_REPLACED = """
            delete from duty_window
             where employee_id = :employeeId and version < :version and from_at >= :from and to_at <= :to
            """;
    private static final String HAS_ACTING = """
            select exists (select 1 from duty_window
                            where employee_id = :employeeId and from_at < :to and to_at > :from and acting)
            """;
    private static final String FIND_AT = """
            select body from duty_window where employee_id = :employeeId and from_at <= :at and to_at > :at
             order by version desc limit 1
            """;

    /** The first key is arbitrary; no other advisory lock on this table may use it. */
    private static final String SHARED_LOCK =
            "select pg_advisory_xact_lock_shared(1, 'duty_window'::regclass::oid::int)";

    private static final String EXCLUSIVE_LOCK = "select pg_advisory_xact_lock(1, 'duty_window'::regclass::oid::int)";

    private final Database database;
    private final ObjectMapper json;

    DutyReplica(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Takes a shared lock until the transaction ends; {@link #lockForStoring} takes the exclusive one. Every
     * transaction that finds a recipient must call this before it takes any other lock. Otherwise a finding and a
     * roster change that decides its recipient could be stored at the same time, and neither would see the other.
     */
    public void lockForRouting() {
        database.useHandle(handle -> handle.execute(SHARED_LOCK));
    }

    void lockForStoring() {
        database.useHandle(handle -> handle.execute(EXCLUSIVE_LOCK));
    }

    /** Stores a window; empty when the same or a newer version already covers it. */
    Optional<UpdatedDutyInterval> store(DutyChanged event) {
        return database.withHandle(handle -> {
            boolean hadActing = handle.createQuery(HAS_ACTING)
                    .bindMethods(event)
                    .mapTo(Boolean.class)
                    .one();
            boolean hasActing = !event.acting().isEmpty();
            int added = handle.createUpdate(INSERT)
                    .bindMethods(event)
                    .bind("hasActing", hasActing)
                    .bind("body", write(event.window()))
                    .execute();
            if (added == 0) {
                return Optional.empty();
            }
            handle.createUpdate(DELETE_REPLACED).bindMethods(event).execute();
            return Optional.of(new UpdatedDutyInterval(
                    event.employeeId(), event.from(), event.to(), hadActing || hasActing));
        });
    }

    void deleteEndedBefore(Instant oldest) {
        database.useHandle(handle -> handle.createUpdate("delete from duty_window where to_at <= :oldest")
                .bind("oldest", oldest)
                .execute());
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
        return database.withHandle(handle -> handle.createQuery(FIND_AT)
                        .bind("employeeId", employeeId)
                        .bind("at", at)
                        .mapTo(String.class)
                        .findOne())
                .map(this::read);
    }

    private DutyWindow read(String body) {
        try {
            return json.readValue(body, DutyWindow.class);
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
