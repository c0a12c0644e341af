package org.dutywatch.compliance.cases.snapshots;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The table {@code snapshot_due}: of which findings a sealed bundle must be made. The transaction that opens an alert
 * or refers a finding writes it, so that no bundle is forgotten when the process ends.
 */
@ApplicationScoped
public class DueSnapshots {
    /** A revision that stays an alert adds nothing; a withdrawn alert that is opened again does. */
    private static final String ENQUEUE = """
            insert into snapshot_due (finding_id, revision, cause, asked_at)
            select finding_id, revision,
                   case when change = 'REFERRED' then 'REFERRED' else 'ALERT_OPENED' end,
                   changed_at
              from finding_change latest
             where finding_id = :findingId and revision = :revision
               and (change = 'REFERRED'
                    or (tier = 'ALERT' and state not in ('WITHDRAWN', 'SUPERSEDED')
                        and not exists (select from finding_change before
                                         where before.finding_id = latest.finding_id
                                           and before.revision = latest.revision - 1 and before.tier = 'ALERT'
                                           and before.state not in ('WITHDRAWN', 'SUPERSEDED'))))
            on conflict (finding_id, revision) do nothing
            """;

    private static final String NEXT = """
            select finding_id, revision, cause, attempts from snapshot_due
             where next_attempt_at <= :now
             order by next_attempt_at, asked_at limit 1
            """;
    private static final String LOCK = """
            select finding_id from snapshot_due where finding_id = :findingId and revision = :revision
               for update skip locked
            """;
    private static final String POSTPONE = """
            update snapshot_due set attempts = :attempts, next_attempt_at = :nextAttempt, last_error = :error
             where finding_id = :findingId and revision = :revision
            """;

    private final Database database;
    private final Clock clock;

    DueSnapshots(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A snapshot to make.
     *
     * @param revision the revision of the finding that it is made for
     * @param attempts number of failed attempts so far
     */
    public record DueSnapshot(UUID findingId, int revision, SnapshotCause cause, int attempts) {}

    /** Enqueues a snapshot if this revision, which is stored already, opened an alert or referred the finding. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueueIfNeeded(UUID findingId, int revision) {
        database.useHandle(handle -> handle.createUpdate(ENQUEUE)
                .bind("findingId", findingId)
                .bind("revision", revision)
                .execute());
    }

    /** The next one whose attempt is due; it is not locked. */
    public Optional<DueSnapshot> next() {
        return database.withHandle(handle -> handle.createQuery(NEXT)
                .bind("now", clock.instant())
                .map(ConstructorMapper.of(DueSnapshot.class))
                .findOne());
    }

    /** @return false if another process makes it now, or has made it */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean lock(DueSnapshot due) {
        return database.withHandle(handle -> handle.createQuery(LOCK)
                .bindMethods(due)
                .mapTo(UUID.class)
                .findOne()
                .isPresent());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(DueSnapshot due) {
        database.useHandle(handle -> handle.createUpdate(
                        "delete from snapshot_due where finding_id = :findingId and revision = :revision")
                .bindMethods(due)
                .execute());
    }

    /** Stores the failure and delays the next attempt by {@code delay}. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void postpone(DueSnapshot due, int attempts, Duration delay, String error) {
        database.useHandle(handle -> handle.createUpdate(POSTPONE)
                .bind("findingId", due.findingId())
                .bind("revision", due.revision())
                .bind("attempts", attempts)
                .bind("nextAttempt", clock.instant().plus(delay))
                .bind("error", error)
                .execute());
    }

    /** How many snapshots wait to be made. */
    public long count() {
        return database.withHandle(handle -> handle.createQuery("select count(*) from snapshot_due")
                .mapTo(Long.class)
                .one());
    }
}
