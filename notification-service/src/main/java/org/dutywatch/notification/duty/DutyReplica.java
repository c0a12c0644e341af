package org.dutywatch.notification.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.notification.duty.StoreDuty.UpdatedDutyInterval;
import org.dutywatch.notification.duty.domain.DutyWindow;
import org.dutywatch.notification.duty.domain.Supervision;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * This service's own copy of the duty windows that compliance has published. At each instant, the window with the
 * highest version that contains the instant is valid, so repeated and reordered events change nothing. A window that
 * lies within a newer one is deleted.
 */
@ApplicationScoped
public class DutyReplica {
    private static final String STORE = """
            with brought as (
                 select *
                   from unnest(:employeeIds, :versions, :froms, :tos, :actings, :bodies)
                        as b (employee_id, version, from_at, to_at, acting, body)),
            stored as (
                 insert into duty_window (employee_id, version, from_at, to_at, acting, body)
                 select distinct employee_id, version, from_at, to_at, acting, body::jsonb from brought
                  where not exists (select 1 from duty_window newer
                                     where newer.employee_id = brought.employee_id
                                       and newer.version >= brought.version
                                       and newer.from_at <= brought.from_at and newer.to_at >= brought.to_at)
                 returning *)
            select employee_id, version, from_at as "from", to_at as "to",
                   acting or exists (select 1 from duty_window earlier
                                      where earlier.employee_id = stored.employee_id and earlier.from_at < stored.to_at
                                        and earlier.to_at > stored.from_at and earlier.acting) as acting
              from stored
            """;
    private static final String DELETE_REPLACED = """
            delete from duty_window old
             using unnest(:employeeIds, :versions, :froms, :tos) as stored (employee_id, version, from_at, to_at)
             where old.employee_id = stored.employee_id and old.version < stored.version
               and old.from_at >= stored.from_at and old.to_at <= stored.to_at
            """;
    private static final String FIND_AT = """
            select asked.position, found.body
              from unnest(:employeeIds, :ats) with ordinality as asked (employee_id, at, position)
             cross join lateral (select body from duty_window w
                                  where w.employee_id = asked.employee_id and w.from_at <= asked.at and w.to_at > asked.at
                                  order by version desc limit 1) found
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

    /** An employee and the instant at which his duty is asked for. */
    public record EmployeeAt(String employeeId, Instant at) {}

    /**
     * The window that is valid for an employee at an instant; public, because Jdbi creates it.
     *
     * @param position of the employee and instant in the list of those asked for, from 1
     */
    public record FoundWindow(int position, String body) {}

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

    /**
     * Stores the windows, except those that the same or a newer version covers already, and deletes those that they
     * replace. Returns the intervals in which something may have changed.
     */
    List<UpdatedDutyInterval> store(List<DutyChanged> events) {
        return database.withHandle(handle -> {
            List<UpdatedDutyInterval> updated = bindWindows(handle.createQuery(STORE), events)
                    .bindArray(
                            "actings",
                            Boolean.class,
                            list(events, one -> !one.acting().isEmpty()))
                    .bindArray("bodies", String.class, list(events, one -> write(one.window())))
                    .map(ConstructorMapper.of(UpdatedDutyInterval.class))
                    .list();
            bindWindows(handle.createUpdate(DELETE_REPLACED), events).execute();
            return updated;
        });
    }

    private static <S extends SqlStatement<S>> S bindWindows(S statement, List<DutyChanged> events) {
        return statement
                .bindArray("employeeIds", String.class, list(events, DutyChanged::employeeId))
                .bindArray("versions", Long.class, list(events, DutyChanged::version))
                .bindArray("froms", Instant.class, list(events, DutyChanged::from))
                .bindArray("tos", Instant.class, list(events, DutyChanged::to));
    }

    private static <T, V> List<V> list(Collection<T> rows, Function<T, V> column) {
        return rows.stream().map(column).toList();
    }

    void deleteEndedBefore(Instant oldest) {
        database.useHandle(handle -> handle.createUpdate("delete from duty_window where to_at <= :oldest")
                .bind("oldest", oldest)
                .execute());
    }

    /**
     * Who supervises whom and who acts in whose place at an instant, as it is known now. What is asked about these
     * employees at these instants is loaded at once, everything else when it is asked for.
     */
    public Function<Instant, Supervision> supervisionOf(Collection<EmployeeAt> expected) {
        Map<EmployeeAt, Optional<DutyWindow>> loaded = new HashMap<>();
        expected.forEach(asked -> loaded.put(asked, Optional.empty()));
        windows(expected).forEach((asked, window) -> loaded.put(asked, Optional.of(window)));
        Function<EmployeeAt, Optional<DutyWindow>> window = asked -> loaded.computeIfAbsent(asked, this::window);
        return at -> new Supervision() {
            @Override
            public Optional<String> rosterSupervisorOf(String employeeId) {
                return window.apply(new EmployeeAt(employeeId, at)).flatMap(one -> one.supervisorAt(at));
            }

            @Override
            public Optional<String> actingFor(String supervisorId) {
                return window.apply(new EmployeeAt(supervisorId, at)).flatMap(one -> one.actingAt(at));
            }
        };
    }

    /** Returns the duty state at the instant; empty when he was off duty or nothing is known. */
    public Optional<String> stateAt(String employeeId, Instant at) {
        return window(new EmployeeAt(employeeId, at)).flatMap(window -> window.stateAt(at));
    }

    private Optional<DutyWindow> window(EmployeeAt asked) {
        return Optional.ofNullable(windows(List.of(asked)).get(asked));
    }

    private Map<EmployeeAt, DutyWindow> windows(Collection<EmployeeAt> employees) {
        List<EmployeeAt> asked = List.copyOf(employees);
        return database.withHandle(handle -> handle.createQuery(FIND_AT)
                .bindArray("employeeIds", String.class, list(asked, EmployeeAt::employeeId))
                .bindArray("ats", Instant.class, list(asked, EmployeeAt::at))
                .map(ConstructorMapper.of(FoundWindow.class))
                .collect(Collectors.toMap(found -> asked.get(found.position() - 1), found -> read(found.body()))));
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
