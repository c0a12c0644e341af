package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Map;
import org.dutywatch.eventkit.sql.Database;

/**
 * The supervisors whom a directory named and who could not be applied: nobody has that id, or the chain of command would
 * loop. The employee has no supervisor until then. {@link ChangeEmployees} applies them as soon as possible.
 */
@ApplicationScoped
public class AwaitedSupervisors {
    private static final String SAVE = """
            insert into awaited_supervisor (employee_id, supervisor_id, since) values (:employeeId, :supervisorId, :now)
            on conflict (employee_id) do update set supervisor_id = excluded.supervisor_id, since = excluded.since
             where awaited_supervisor.supervisor_id <> excluded.supervisor_id
            """;
    private static final String KNOWN = """
            select w.employee_id, w.supervisor_id from awaited_supervisor w
              join employee s on s.employee_id = w.supervisor_id
             order by w.since, w.employee_id
            """;
    private static final String REMOVE_SETTLED = """
            delete from awaited_supervisor w using employee e
             where e.employee_id = w.employee_id and e.supervisor_id is not null
            """;

    private final Database database;

    AwaitedSupervisors(Database database) {
        this.database = database;
    }

    /** The awaited supervisors who are employees now, by the id of the employee who waits. */
    Map<String, String> known() {
        return database.withHandle(handle -> handle.createQuery(KNOWN)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Records that the employee waits for this supervisor. */
    @Transactional(TxType.MANDATORY)
    public void await(String employeeId, String supervisorId, Instant now) {
        database.useHandle(handle -> handle.createUpdate(SAVE)
                .bind("employeeId", employeeId)
                .bind("supervisorId", supervisorId)
                .bind("now", now)
                .execute());
    }

    /** Records that the employee waits for nobody. */
    @Transactional(TxType.MANDATORY)
    public void remove(String employeeId) {
        database.useHandle(
                handle -> handle.execute("delete from awaited_supervisor where employee_id = ?", employeeId));
    }

    /** Removes those whose employee has a supervisor now. */
    @Transactional(TxType.MANDATORY)
    void removeSettled() {
        database.useHandle(handle -> handle.execute(REMOVE_SETTLED));
    }
}
