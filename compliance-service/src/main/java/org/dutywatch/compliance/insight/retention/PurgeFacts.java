package org.dutywatch.compliance.insight.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * Deletes old facts on which nothing rests any more: roster entries and clock times, exemptions and the requests for
 * them. Two functions of the database decide which; the login of the service can delete no others.
 */
@ApplicationScoped
public class PurgeFacts {
    private static final int BATCH = 1_000;

    private final Database database;
    private final PurgeDates dates;
    private final AuditTrail audit;

    PurgeFacts(Database database, PurgeDates dates, AuditTrail audit) {
        this.database = database;
        this.dates = dates;
        this.audit = audit;
    }

    /** What was deleted; without first and last start if nothing was. Public, because Jdbi creates it. */
    public record PurgedFacts(
            long count, @Nullable Instant first, @Nullable Instant last) {}

    /**
     * Deletes a batch of each and records it in the audit trail, in one transaction.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean purge() {
        return purge("purge_roster", "roster entries and clock times")
                | purge("purge_exemptions", "exemptions and requests for them");
    }

    /** @param function of the database; also the action in the audit trail */
    private boolean purge(String function, String what) {
        var purged = database.withHandle(handle -> handle.createQuery("select * from " + function + "(:days, :batch)")
                .bind("days", dates.factsDays())
                .bind("batch", BATCH)
                .map(ConstructorMapper.of(PurgedFacts.class))
                .one());
        if (purged.count() > 0) {
            audit.recordServiceAction(
                    function,
                    null,
                    "%d %s that began from %s to %s: their retention of %d days ended, and nothing rests on them"
                            .formatted(purged.count(), what, purged.first(), purged.last(), dates.factsDays()));
        }
        return purged.count() >= BATCH;
    }
}
