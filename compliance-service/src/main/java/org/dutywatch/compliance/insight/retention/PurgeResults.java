package org.dutywatch.compliance.insight.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the minutes of old shifts, with their shares of a week, if no finding and no hold is about the shift. The
 * aggregates of dashboards follow them by a trigger.
 */
@ApplicationScoped
public class PurgeResults {
    private static final int BATCH = 5_000;

    /** Only one process deletes at a time; the others try at their next poll. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('purge shift_minutes'))";

    /** A finding about a week rests on the shifts of 169 hours around the shift that it names. */
    private static final String PURGE = """
            with old as (
                select employee_id, shift_start from shift_minutes m
                 where shift_start < :before
                   and not exists (
                       select from finding f
                        where f.employee_id = m.employee_id
                          and m.shift_start between f.shift_start - margin(f.rule) and f.shift_start + margin(f.rule))
                   and not exists (
                       select from evidence_hold h
                        where h.employee_id = m.employee_id and h.held @> m.shift_start)
                 order by shift_start limit :batch),
            shares as (
                delete from week_share using old
                 where week_share.employee_id = old.employee_id and week_share.shift_start = old.shift_start),
            gone as (
                delete from shift_minutes m using old
                 where m.employee_id = old.employee_id and m.shift_start = old.shift_start
                returning m.shift_start)
            select count(*) as count, min(shift_start) as first, max(shift_start) as last from gone
            """.replaceAll(
                    "margin\\(f.rule\\)",
                    "case when f.rule = 'ON_DUTY_ACCESS_PER_WEEK' then interval '169 hours' else interval '0' end");

    private final Database database;
    private final PurgeDates dates;
    private final AuditTrail audit;

    PurgeResults(Database database, PurgeDates dates, AuditTrail audit) {
        this.database = database;
        this.dates = dates;
        this.audit = audit;
    }

    /** What was deleted; without first and last shift start if nothing was. */
    public record PurgedShifts(
            long count, @Nullable Instant first, @Nullable Instant last) {}

    /**
     * Deletes one batch and records it in the audit trail.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean purge() {
        Instant before = dates.results();
        var purged = database.withHandle(handle -> {
            boolean locked = handle.createQuery(LOCK).mapTo(Boolean.class).one();
            return locked
                    ? handle.createQuery(PURGE)
                            .bind("before", before)
                            .bind("batch", BATCH)
                            .map(ConstructorMapper.of(PurgedShifts.class))
                            .one()
                    : new PurgedShifts(0, null, null);
        });
        if (purged.count() > 0) {
            audit.recordServiceAction(
                    "purge_results",
                    null,
                    "minutes of %d shifts that started from %s to %s: their retention ended at %s"
                            .formatted(purged.count(), purged.first(), purged.last(), before));
        }
        return purged.count() == BATCH;
    }
}
