package org.dutywatch.compliance.people.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.eventkit.sql.Database;

/** Reads which employees a login may see by id for some hours, because a second person approved it. */
@ApplicationScoped
class RunningUnmaskings {
    private static final String OF_USER = """
            select person.employee_id, min(unmasking_id::text) as unmasking_id
              from unmasking, unnest(named_ids || masked_ids) as person (employee_id)
             where author_issuer = :issuer and author_subject = :subject and starts_at <= :now and ends_at > :now
             group by person.employee_id
            """;

    private final Database database;
    private final Clock clock;

    RunningUnmaskings(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The unmaskings that run now, by the id of the employee. Some of these ids may belong to no employee.
     *
     * @param login of the author
     */
    @Transactional
    Map<String, UUID> of(Login login) {
        return database.withHandle(handle -> handle.createQuery(OF_USER)
                .bindMethods(login)
                .bind("now", clock.instant())
                .map((row, context) -> Map.entry(row.getString(1), UUID.fromString(row.getString(2))))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
