package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.identity.ActorColumns;
import org.dutywatch.compliance.people.employees.domain.AwaitedSupervisor;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;

/**
 * The supervisors whom a directory named and who could not be applied: nobody has that id, or the chain of command
 * would loop. The employee has no supervisor until then. {@link ChangeEmployees} applies them as soon as possible.
 */
@ApplicationScoped
public class AwaitedSupervisors {
    private static final String SAVE = """
            insert into awaited_supervisor (employee_id, supervisor_id, since, valid_from, named_by,
                                            named_by_employee_id, named_by_issuer, named_by_subject)
            values (:employeeId, :supervisorId, :now, :from, :by, :byEmployeeId, :byIssuer, :bySubject)
            on conflict (employee_id) do update
               set supervisor_id = excluded.supervisor_id, since = excluded.since,
                   valid_from = excluded.valid_from, named_by = excluded.named_by,
                   named_by_employee_id = excluded.named_by_employee_id,
                   named_by_issuer = excluded.named_by_issuer, named_by_subject = excluded.named_by_subject
             where awaited_supervisor.supervisor_id <> excluded.supervisor_id
            """;
    private static final String ALL = "select * from awaited_supervisor order by since, employee_id";
    private static final String REMOVE_SETTLED = """
            delete from awaited_supervisor w using employee e
             where e.employee_id = w.employee_id and e.supervisor_id is not null
            """;

    private final Database database;
    private final AuditTrail audit;

    AwaitedSupervisors(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** All who are awaited, those who are awaited the longest first. */
    List<AwaitedSupervisor> all() {
        return database.withHandle(handle -> handle.createQuery(ALL)
                .map((RowView row) -> new AwaitedSupervisor(
                        row.getColumn("employee_id", String.class),
                        row.getColumn("supervisor_id", String.class),
                        row.getColumn("valid_from", Instant.class),
                        ActorColumns.read(row, "named_by")))
                .list());
    }

    /** Records that the employee waits for this supervisor since {@code now}. */
    @Transactional(TxType.MANDATORY)
    void await(AwaitedSupervisor awaited, Instant now) {
        database.useHandle(handle -> ActorColumns.bind(handle.createUpdate(SAVE), "by", awaited.namedBy())
                .bindMethods(awaited)
                .bind("now", now)
                .execute());
    }

    /** Records in the audit trail that the service applied this supervisor, and who named him. */
    void recordApplied(AwaitedSupervisor applied) {
        audit.recordServiceAction(
                "apply_awaited_supervisor",
                applied.employeeId(),
                "supervisor " + applied.supervisorId() + ", named by "
                        + applied.namedBy().user());
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
