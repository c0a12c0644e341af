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
import org.dutywatch.notification.duty.KeepDuty.Stretch;
import org.dutywatch.notification.duty.domain.DutyWindow;
import org.dutywatch.notification.duty.domain.Supervision;

/**
 * Our own record of people's duty: the windows that compliance told. For each moment the window with the highest version
 * that holds it is the truth, so repeats and disorder change nothing. A window that lies within a newer one is dropped.
 */
@ApplicationScoped
public class ToldDuty {
    private static final String LEARN = """
            insert into duty_window (employee_id, version, from_at, to_at, acting, body)
            select ?, ?, ?, ?, ?, ?::jsonb
             where not exists (select 1 from duty_window newer
                                where newer.employee_id = ? and newer.version >= ?
                                  and newer.from_at <= ? and newer.to_at >= ?)
            """;
    private static final String DROP_OVERTAKEN = """
            delete from duty_window where employee_id = ? and version < ? and from_at >= ? and to_at <= ?
            """;
    private static final String ACTED = """
            select 1 from duty_window where employee_id = ? and from_at < ? and to_at > ? and acting limit 1
            """;
    private static final String AT = """
            select body from duty_window where employee_id = ? and from_at <= ? and to_at > ?
             order by version desc limit 1
            """;

    /** The first key is any number that no other lock on this table takes. */
    private static final String READ = "select pg_advisory_xact_lock_shared(1, 'duty_window'::regclass::oid::int)";

    private static final String CHANGE = "select pg_advisory_xact_lock(1, 'duty_window'::regclass::oid::int)";

    private final Sql sql;
    private final ObjectMapper json;

    ToldDuty(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * Who finds a recipient calls this before any other lock: a finding and the roster that decides who answers for it,
     * when they come at the same time, would not see each other otherwise.
     */
    public void lockForRouting() {
        sql.list(READ, row -> true);
    }

    void lockForChange() {
        sql.list(CHANGE, row -> true);
    }

    /** Takes a window in; empty when it says nothing new. */
    Optional<Stretch> learn(DutyChanged event) {
        String employeeId = event.employeeId();
        boolean acted = sql.first(ACTED, row -> true, employeeId, event.to(), event.from())
                .isPresent();
        boolean acts = !event.acting().isEmpty();
        int added = sql.update(
                LEARN,
                employeeId,
                event.version(),
                event.from(),
                event.to(),
                acts,
                write(event.window()),
                employeeId,
                event.version(),
                event.from(),
                event.to());
        if (added == 0) {
            return Optional.empty();
        }
        sql.update(DROP_OVERTAKEN, employeeId, event.version(), event.from(), event.to());
        return Optional.of(new Stretch(employeeId, event.from(), event.to(), acted || acts));
    }

    void forgetBefore(Instant oldest) {
        sql.update("delete from duty_window where to_at <= ?", oldest);
    }

    /** What the roster says of supervisors at the instant. */
    public Supervision at(Instant at) {
        return new Supervision() {
            @Override
            public Optional<String> named(String employeeId) {
                return window(employeeId, at).flatMap(window -> window.supervisorAt(at));
            }

            @Override
            public Optional<String> acting(String supervisorId) {
                return window(supervisorId, at).flatMap(window -> window.actingAt(at));
            }
        };
    }

    /** What the employee was doing; empty where he was off duty or nothing is known. */
    public Optional<String> stateAt(String employeeId, Instant at) {
        return window(employeeId, at).flatMap(window -> window.stateAt(at));
    }

    private Optional<DutyWindow> window(String employeeId, Instant at) {
        return sql.first(AT, this::read, employeeId, at, at);
    }

    private DutyWindow read(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("body"), DutyWindow.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored window of duty cannot be read", e);
        }
    }

    private String write(DutyWindow window) {
        try {
            return json.writeValueAsString(window);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a window of duty cannot be written", e);
        }
    }
}
