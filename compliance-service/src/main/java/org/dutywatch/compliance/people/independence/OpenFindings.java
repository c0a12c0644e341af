package org.dutywatch.compliance.people.independence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.dutywatch.eventkit.sql.Database;

/**
 * Reads who has an open finding, and who is above them: for changes of these employees a second person decides. It reads
 * the table {@code finding}, which belongs to the higher area of cases.
 */
@ApplicationScoped
public class OpenFindings {
    private static final String SUBJECTS = """
            with recursive chain as (
                select distinct employee_id as subject_id, employee_id
                  from finding where state in ('OPEN', 'ACKNOWLEDGED', 'UNDER_REVIEW')
                union
                select c.subject_id, e.supervisor_id
                  from chain c join employee e on e.employee_id = c.employee_id
                 where e.supervisor_id is not null)
            select employee_id, subject_id from chain
            union
            select acting.acting_supervisor_id, c.subject_id
              from chain c join acting_supervisor acting on acting.supervisor_id = c.employee_id
             where c.employee_id <> c.subject_id and acting.superseded_at is null
               and acting.from_at <= :now and acting.to_at > :now
            """;

    private final Database database;
    private final Clock clock;

    OpenFindings(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The employees with an open finding and all who are above one of them now, each with the employees whose open
     * finding it is.
     */
    @Transactional
    public Map<String, Set<String>> subjectsByEmployee() {
        return database.withHandle(handle -> handle
                .createQuery(SUBJECTS)
                .bind("now", clock.instant())
                .map((row, context) -> Map.entry(row.getString("employee_id"), row.getString("subject_id")))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet()))));
    }
}
