package org.dutywatch.compliance.people.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Reads who was below an employee and when, as recorded now: in the regular chain of command, by the roster, or because
 * the employee acted for a supervisor. {@link EmployeesAbove} answers the opposite question in the same way. It reads
 * the table {@code roster_entry}, which belongs to the higher area of duty.
 */
@ApplicationScoped
public class EmployeesBelow {
    /**
     * Somebody is below a supervisor for the time in which all links between the two hold. The recursion ends, because
     * the chain of command has no loop at any moment. Shifts are cut to the time of acting; leave has no supervisor.
     * Whoever is above a leaver is also above those whose supervisor the roster says he is.
     */
    private static final String BELOW = """
            with recursive top as (
                select :employeeId::text as employee_id, '-infinity'::timestamptz as from_at,
                       'infinity'::timestamptz as to_at
                union all
                select supervisor_id, from_at, to_at from acting_supervisor
                 where acting_supervisor_id = :employeeId and superseded_at is null),
            below as (
                select shift.employee_id, greatest(shift.start_at, top.from_at) as from_at,
                       least(shift.end_at, top.to_at) as to_at, true as by_roster
                  from top
                  join roster_entry shift on shift.supervisor_id = top.employee_id and shift.superseded_at is null
                       and shift.kind <> 'LEAVE' and shift.start_at < top.to_at and shift.end_at > top.from_at
                union
                select v.employee_id, greatest(v.valid_from, top.from_at), least(v.valid_to, top.to_at), false
                  from top
                  join employee_version v on v.supervisor_id = top.employee_id and v.superseded_at is null
                       and v.valid_from < top.to_at and v.valid_to > top.from_at
                union
                select link.employee_id, greatest(link.from_at, b.from_at), least(link.to_at, b.to_at),
                       link.by_roster
                  from below b
                  join lateral (
                       select v.employee_id, v.valid_from as from_at, v.valid_to as to_at, b.by_roster
                         from employee_version v
                        where v.supervisor_id = b.employee_id and v.superseded_at is null
                       union all
                       select shift.employee_id, shift.start_at, shift.end_at, true
                         from roster_entry shift
                         join employee leaver on leaver.employee_id = shift.supervisor_id and not leaver.active
                        where shift.supervisor_id = b.employee_id and shift.superseded_at is null
                          and shift.kind <> 'LEAVE' and not b.by_roster) link
                    on link.from_at < b.to_at and link.to_at > b.from_at)
            select employee_id, from_at as "from", to_at as "to" from below
            """;

    private final Database database;

    EmployeesBelow(Database database) {
        this.database = database;
    }

    /** The employees who were below this employee, directly or through others, and when. */
    public List<ChainSpan> of(String employeeId) {
        return database.withHandle(handle -> handle.createQuery(BELOW)
                .bind("employeeId", employeeId)
                .map(ConstructorMapper.of(ChainSpan.class))
                .list());
    }
}
