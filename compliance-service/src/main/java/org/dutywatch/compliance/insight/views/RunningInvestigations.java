package org.dutywatch.compliance.insight.views;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.people.reads.ViewsConfig;
import org.dutywatch.eventkit.sql.Database;

/** Finds since when investigations run that an employee must not learn about from the list of who looked at him. */
@ApplicationScoped
class RunningInvestigations {
    private static final String SINCE = """
            select min(since) from (
                select least(start_at, created_at) as since
                  from exemption
                 where (employee_id = :employeeId or unit = :unit) and purpose in ('INVESTIGATION', 'INTELLIGENCE')
                   and start_at <= :now and end_at > :now and revoked_at is null
                union all
                select opened_at from finding
                 where employee_id = :employeeId and state = 'CLOSED' and resolution = 'REFERRED'
                   and changed_at > :referredAfter
            ) as running
            """;

    private final Database database;
    private final ViewsConfig config;
    private final Clock clock;

    RunningInvestigations(Database database, ViewsConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** The start of the earliest that runs: an exemption for it, or a finding that was referred lately. */
    @Transactional
    Optional<Instant> since(String employeeId, String unit) {
        Instant now = clock.instant();
        return database.withHandle(handle -> handle.createQuery(SINCE)
                .bind("employeeId", employeeId)
                .bind("unit", unit)
                .bind("now", now)
                .bind("referredAfter", now.minus(config.delayAfterReferral()))
                .mapTo(Instant.class)
                .findOne());
    }
}
