package org.dutywatch.compliance.people.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.Database;

/**
 * Reads who was above an employee at one moment, as recorded now: the regular chain of command, whom the roster named
 * as supervisor of the employee or of one in that chain, and whoever acted for one of these. Who has left since is not
 * listed; the chain goes on above him, also above one whom the roster named. Lists show facts of that moment to the
 * same persons, and these may decide on such facts. It reads the table {@code roster_entry}, which belongs to the
 * higher area of duty.
 */
@ApplicationScoped
public class EmployeesAbove {
    /**
     * The rank sorts by the distance in the chain of command. At one distance, those whom the roster names come before
     * the regular supervisor, and whoever acts for a supervisor comes before that supervisor.
     */
    private static final String ABOVE_EACH = """
            with recursive chain as (
                select asked.employee_id as asked_id, asked.at, asked.employee_id, 0 as distance
                  from unnest(:employeeIds::text[], :moments) as asked (employee_id, at)
                union all
                select c.asked_id, c.at, v.supervisor_id, c.distance + 1
                  from chain c
                  join employee_version v on v.employee_id = c.employee_id and v.superseded_at is null
                       and v.valid_from <= c.at and v.valid_to > c.at and v.supervisor_id is not null)
                cycle employee_id set is_loop using path,
            named as (
                select c.asked_id, c.at, shift.supervisor_id as employee_id, c.distance, not e.active as goes_on
                  from chain c
                  join roster_entry shift on shift.employee_id = c.employee_id and shift.superseded_at is null
                       and shift.start_at <= c.at and shift.end_at > c.at
                       and shift.kind <> 'LEAVE' and shift.supervisor_id is not null
                  join employee e on e.employee_id = shift.supervisor_id
                union all
                select n.asked_id, n.at, v.supervisor_id, n.distance + 1, true
                  from named n
                  join employee_version v on v.employee_id = n.employee_id and v.superseded_at is null
                       and v.valid_from <= n.at and v.valid_to > n.at and v.supervisor_id is not null
                 where n.goes_on)
                cycle employee_id set is_named_loop using named_path,
            supervisor as (
                select asked_id, at, employee_id, 4 * distance as rank from chain where distance > 0
                union all
                select asked_id, at, employee_id, 4 * distance + 2 from named),
            above as (
                select asked_id, at, employee_id, rank from supervisor
                union all
                select s.asked_id, s.at, acting.acting_supervisor_id, s.rank - 1
                  from supervisor s
                  join acting_supervisor acting on acting.supervisor_id = s.employee_id
                       and acting.superseded_at is null and acting.from_at <= s.at and acting.to_at > s.at),
            nearest as (
                select asked_id, at, employee_id, min(rank) as rank from above group by asked_id, at, employee_id)
            select employee_id
              from nearest
             where employee_id <> all(:employeeIds)
               and employee_id in (select employee_id from employee where active)
             group by employee_id
            having count(*) = :asked
             order by max(rank), employee_id
            """;

    private final Database database;

    EmployeesAbove(Database database) {
        this.database = database;
    }

    /** The employees who were above this employee at the moment, the nearest first; never the employee. */
    public List<String> of(String employeeId, Instant at) {
        return ofEach(Set.of(new ShiftKey(employeeId, at)));
    }

    /**
     * The employees who were above each of these employees, the nearest first; never one of them.
     *
     * @param shifts pairs of an employee and a moment; no shift need start then
     * @return empty if {@code shifts} is empty
     */
    public List<String> ofEach(Collection<ShiftKey> shifts) {
        var distinct = Set.copyOf(shifts);
        return database.withHandle(handle -> handle.createQuery(ABOVE_EACH)
                .bindArray(
                        "employeeIds",
                        String.class,
                        distinct.stream().map(ShiftKey::employeeId).toList())
                .bindArray(
                        "moments",
                        Instant.class,
                        distinct.stream().map(ShiftKey::start).toList())
                .bind("asked", distinct.size())
                .mapTo(String.class)
                .list());
    }
}
