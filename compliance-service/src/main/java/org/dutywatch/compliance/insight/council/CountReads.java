package org.dutywatch.compliance.insight.council;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.List;
import org.dutywatch.eventkit.rest.TimeRange;
import org.dutywatch.eventkit.sql.Database;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Counts in the audit trail how often each role looked at persons, and how. A figure of few persons in one of the months
 * is withheld: two reports differ by whole months.
 */
@ApplicationScoped
class CountReads {
    private static final String READS = """
            select role, action,
                   case when bool_or(persons between 1 and :smallestGroup - 1) then null else sum(records) end as records
              from (select role, action, date_trunc('month', at at time zone :zone) as month, count(*) as records,
                           count(distinct e.employee_id) as persons
                      from audit_record a
                     cross join unnest(a.roles) as role
                      left join employee e on e.employee_id = a.subject
                     where at >= :from and at < :to and coalesce(outcome, 'done') = 'done'
                       and (e.employee_id is not null or starts_with(subject, 'unit:'))
                       and (starts_with(action, 'view_') or starts_with(action, 'export_')
                            or action in ('request_unmasking', 'approve_unmasking', 'decline_unmasking'))
                     group by role, action, month) as by_month
             group by role, action order by role, action
            """;

    private final Database database;
    private final ZoneId zone;

    CountReads(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /**
     * How often users with one role looked in one way; public, because Jdbi reads it.
     *
     * @param action how, as in the audit trail
     * @param records one for each person and request, or for each unit of a long list; null where it was about few
     *     persons in one of the months
     */
    public record RoleReads(
            @Schema(examples = "supervisor") String role,
            @Schema(examples = "view_minutes") String action,

            @Schema(nullable = true, examples = "120") @Nullable
            Long records) {}

    /** @param smallestGroup the smallest number of persons whose figure is shown */
    @Transactional
    List<RoleReads> during(TimeRange range, int smallestGroup) {
        return database.withHandle(handle -> handle.createQuery(READS)
                .bind("smallestGroup", smallestGroup)
                .bind("zone", zone.getId())
                .bind("from", range.from())
                .bind("to", range.to())
                .map(row -> new RoleReads(
                        row.getColumn("role", String.class),
                        row.getColumn("action", String.class),
                        row.getColumn("records", Long.class)))
                .list());
    }
}
