package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Lists the active employees who need another supervisor. Notices about them go to somebody else meanwhile. */
@ApplicationScoped
public class OpenSupervisors {
    private static final String OPEN = """
            with open_supervisor as (
                select e.employee_id, e.number, e.name, e.unit, w.supervisor_id, s.name as supervisor_name,
                       case when s.employee_id is null then 'SUPERVISOR_UNKNOWN' else 'WOULD_LOOP' end as reason,
                       w.since
                  from awaited_supervisor w
                  join employee e on e.employee_id = w.employee_id and e.active
                  left join employee s on s.employee_id = w.supervisor_id
                union all
                select e.employee_id, e.number, e.name, e.unit, s.employee_id, s.name, 'SUPERVISOR_LEFT',
                       coalesce((select max(v.valid_to) from employee_version v
                                  where v.employee_id = s.employee_id and v.superseded_at is null
                                    and v.active and v.valid_to <= :now), s.changed_at)
                  from employee e
                  join employee s on s.employee_id = e.supervisor_id and not s.active
                 where e.active)
            """;
    private static final String PAGE = OPEN + """
            select * from open_supervisor
             where (since, number) > (:afterTime, :afterNumber)
             order by since, number
             limit :limit
            """;
    private static final String COUNT = OPEN + "select count(*) from open_supervisor where reason = :reason";

    private final Database database;
    private final Clock clock;

    OpenSupervisors(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Why an employee needs another supervisor. */
    public enum OpenSupervisorReason {
        /** The directory named somebody who is not known. He is applied as soon as he is. */
        SUPERVISOR_UNKNOWN,
        /** The directory named somebody who reports to this employee. */
        WOULD_LOOP,
        /** The supervisor is not active: he has left, or his employment has not begun. */
        SUPERVISOR_LEFT
    }

    /**
     * An active employee who needs another supervisor.
     *
     * @param number orders employees with the same time
     * @param supervisorId the supervisor as the directory named him
     * @param supervisorName null if he is unknown
     * @param since since when
     */
    public record OpenSupervisor(
            String employeeId,
            int number,
            String name,
            String unit,
            String supervisorId,
            @Nullable String supervisorName,
            OpenSupervisorReason reason,
            Instant since) {
        public PageToken position() {
            return new PageToken(since, new UUID(0, number));
        }
    }

    /** One page after the position, those who wait the longest first. */
    public List<OpenSupervisor> page(PageToken after, int limit) {
        return database.withHandle(handle -> handle.createQuery(PAGE)
                .bind("now", clock.instant())
                .bind("afterTime", after.time())
                .bind("afterNumber", after.id().getLeastSignificantBits())
                .bind("limit", limit)
                .map(ConstructorMapper.of(OpenSupervisor.class))
                .list());
    }

    long count(OpenSupervisorReason reason) {
        return database.withHandle(handle -> handle.createQuery(COUNT)
                .bind("now", clock.instant())
                .bind("reason", reason.name())
                .mapTo(Long.class)
                .one());
    }
}
