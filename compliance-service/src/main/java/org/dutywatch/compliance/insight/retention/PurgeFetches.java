package org.dutywatch.compliance.insight.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * Deletes old fetches of roster feeds. When a fetch succeeded says until when a roster was known, as long as the roster
 * itself is kept; the last success of a feed stays. A failed fetch says nothing after some time.
 */
@ApplicationScoped
public class PurgeFetches {
    private static final int BATCH = 5_000;

    private static final String PURGE = """
            with old as (
                select fetch_id from roster_feed_fetch f
                 where (outcome = 'FAILED' and fetched_at < :failedBefore)
                    or (fetched_at < :before
                        and exists (select from roster_feed_fetch later
                                     where later.feed_id = f.feed_id and later.fetched_at > f.fetched_at
                                       and later.outcome <> 'FAILED'))
                 order by fetched_at limit :batch
                   for update skip locked),
            gone as (
                delete from roster_feed_fetch f using old where f.fetch_id = old.fetch_id returning f.fetched_at)
            select count(*) as count, min(fetched_at) as first, max(fetched_at) as last from gone
            """;

    private final Database database;
    private final PurgeDates dates;
    private final AuditTrail audit;

    PurgeFetches(Database database, PurgeDates dates, AuditTrail audit) {
        this.database = database;
        this.dates = dates;
        this.audit = audit;
    }

    /** What was deleted; without first and last time if nothing was. Public, because Jdbi creates it. */
    public record PurgedFetches(
            long count, @Nullable Instant first, @Nullable Instant last) {}

    /**
     * Deletes one batch and records it in the audit trail, in one transaction.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean purge() {
        var purged = database.withHandle(handle -> handle.createQuery(PURGE)
                .bind("failedBefore", dates.failedFetches())
                .bind("before", dates.facts())
                .bind("batch", BATCH)
                .map(ConstructorMapper.of(PurgedFetches.class))
                .one());
        if (purged.count() > 0) {
            audit.recordServiceAction(
                    "purge_roster_fetches",
                    null,
                    "%d fetches of roster feeds from %s to %s: their retention ended"
                            .formatted(purged.count(), purged.first(), purged.last()));
        }
        return purged.count() == BATCH;
    }
}
