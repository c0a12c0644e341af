package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.notification.settings.NotificationConfig;

/**
 * The findings that wait for an evaluation: this service knows duty of the shift that is newer than the duty with which
 * the finding was evaluated. The next event may withdraw such a finding, so nobody is notified of it until that event
 * arrives or {@link NotificationConfig#waitForEvaluation} is over.
 */
@ApplicationScoped
class AwaitedEvaluations {
    private static final String IS_AWAITED = """
            not withdrawn and exists (
                select from duty_window duty
                 where duty.employee_id = finding.employee_id
                   and duty.version > (finding.body ->> 'duty_version')::bigint
                   and duty.from_at < (finding.body -> 'shift' ->> 'end')::timestamptz
                   and duty.to_at > finding.shift_start)
            """;
    private static final String AMONG =
            "select finding_id from finding where finding_id = any (:findingIds) and " + IS_AWAITED;
    private static final String POSTPONE = """
            with changed as (
                 update finding set route_by = case when %1$s then coalesce(route_by, :routeBy) end
                  where finding_id = any (:findingIds) and (route_by is not null or %1$s)
                 returning finding_id, route_by)
            select finding_id from changed where route_by is not null
            """.formatted(IS_AWAITED);
    private static final String TAKE_OVERDUE = """
            update finding set route_by = null
             where finding_id in (select finding_id from finding where route_by <= :now
                                   order by route_by limit 200 for update skip locked)
            returning finding_id
            """;

    private final Database database;
    private final NotificationConfig config;
    private final Clock clock;

    AwaitedEvaluations(Database database, NotificationConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** Returns the given findings that wait. */
    Set<UUID> among(Collection<UUID> findingIds) {
        return database.withHandle(handle -> handle.createQuery(AMONG)
                .bindArray("findingIds", UUID.class, findingIds)
                .mapTo(UUID.class)
                .set());
    }

    /** Postpones the routing of the given findings that wait, and returns these; the others wait no longer. */
    @Transactional(TxType.MANDATORY)
    Set<UUID> postpone(Collection<UUID> findingIds) {
        return database.withHandle(handle -> handle.createQuery(POSTPONE)
                .bindArray("findingIds", UUID.class, findingIds)
                .bind("routeBy", clock.instant().plus(config.waitForEvaluation()))
                .mapTo(UUID.class)
                .set());
    }

    /** Returns findings that have waited for too long, and locks them; they wait no longer. */
    @Transactional(TxType.MANDATORY)
    List<UUID> takeOverdue() {
        return database.withHandle(handle -> handle.createQuery(TAKE_OVERDUE)
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .list());
    }
}
