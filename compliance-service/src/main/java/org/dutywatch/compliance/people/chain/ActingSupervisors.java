package org.dutywatch.compliance.people.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Reads who acted for whom, and which shifts the roster assigns to a supervisor. It reads the table
 * {@code roster_entry}, which belongs to the higher area of duty.
 */
@ApplicationScoped
public class ActingSupervisors {
    private static final String ACTED_FOR = """
            select supervisor_id as employee_id, from_at as "from", to_at as "to" from acting_supervisor
             where acting_supervisor_id = :employeeId and superseded_at is null
            """;
    /**
     * The entries that the roster assigns to the employee, or to a supervisor for whom the employee acts, cut to the
     * time of acting. Leave has no supervisor.
     */
    private static final String ROSTERED_UNDER = """
            with acting as (
                select supervisor_id, from_at, to_at from acting_supervisor
                 where acting_supervisor_id = :employeeId and superseded_at is null
                union all
                select :employeeId, '-infinity', 'infinity')
            select shift.employee_id,
                   greatest(shift.start_at, acting.from_at) as "from", least(shift.end_at, acting.to_at) as "to"
              from acting
              join roster_entry shift
                on shift.supervisor_id = acting.supervisor_id
               and shift.start_at < acting.to_at and shift.end_at > acting.from_at
             where shift.superseded_at is null and shift.kind <> 'LEAVE'
            """;

    private final Database database;

    ActingSupervisors(Database database) {
        this.database = database;
    }

    /** The supervisors for whom the employee acted, and when. */
    public List<ChainSpan> actedFor(String employeeId) {
        return read(ACTED_FOR, employeeId);
    }

    /** The employees whose shifts the roster assigned to the employee, or to somebody for whom he acted, and when. */
    public List<ChainSpan> rosteredUnder(String employeeId) {
        return read(ROSTERED_UNDER, employeeId);
    }

    private List<ChainSpan> read(String sql, String employeeId) {
        return database.withHandle(handle -> handle.createQuery(sql)
                .bind("employeeId", employeeId)
                .map(ConstructorMapper.of(ChainSpan.class))
                .list());
    }
}
