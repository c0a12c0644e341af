package org.dutywatch.notification.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Deletes what is old enough and not kept, each thing as a whole, and records it in the audit trail. */
@ApplicationScoped
class PurgeOld {
    private static final int BATCH = 500;

    /** No hold is stored until the commit. The lock waits for a hold that is being stored, which the purge then sees. */
    private static final String LOCK_HOLDS = "lock table legal_hold in share mode";

    private final Database database;
    private final RetentionConfig config;
    private final AuditTrail audit;
    private final ZoneId zone;
    private final Clock clock;

    PurgeOld(Database database, RetentionConfig config, AuditTrail audit, ZoneId zone, Clock clock) {
        this.database = database;
        this.config = config;
        this.audit = audit;
        this.zone = zone;
        this.clock = clock;
    }

    /** Something whose time is over. Public, because Jdbi creates it. */
    public record Old(UUID id, Instant at) {}

    /**
     * Deletes one batch in one transaction with its record.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean purge(RetentionClass retentionClass) {
        Instant before = clock.instant()
                .atZone(zone)
                .minus(retentionClass.retention(config))
                .toInstant();
        List<Old> old = database.withHandle(handle -> {
            handle.execute(LOCK_HOLDS);
            return handle.createQuery(retentionClass.old())
                    .bind("before", before)
                    .bind("batch", BATCH)
                    .map(ConstructorMapper.of(Old.class))
                    .list();
        });
        if (old.isEmpty()) {
            return false;
        }
        var ids = old.stream().map(Old::id).toList();
        database.useHandle(handle -> retentionClass
                .deletions()
                .forEach(deletion -> handle.createUpdate(deletion)
                        .bindArray("ids", UUID.class, ids)
                        .execute()));
        audit.recordServiceAction(
                retentionClass.action(),
                null,
                "%d %s, from %s to %s: their retention of %s ended"
                        .formatted(
                                old.size(),
                                retentionClass.what(),
                                old.get(0).at(),
                                old.get(old.size() - 1).at(),
                                retentionClass.retention(config)));
        return old.size() == BATCH;
    }
}
