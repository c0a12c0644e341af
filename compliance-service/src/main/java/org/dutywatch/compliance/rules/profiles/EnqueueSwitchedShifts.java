package org.dutywatch.compliance.rules.profiles;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.eventkit.sql.Database;

/**
 * Enqueues the affected shifts for evaluation after a switch of profiles was approved. It waits until no instance can
 * still have the old profile in its cache. Only one instance enqueues a switch; after a crash before the commit,
 * another one does.
 */
@ApplicationScoped
class EnqueueSwitchedShifts {
    /**
     * Wait this many cache lifetimes after the approval. One would be enough if all clocks agreed; the rest allows for
     * clock differences between instances.
     */
    private static final int CACHE_LIFETIMES = 4;

    private static final String CLAIM_OLDEST = """
            update estimator_profile_use set marked_at = :now
             where use_id = (select use_id from estimator_profile_use
                              where approved_at <= :approvedUntil and marked_at is null
                              order by position limit 1 for update skip locked)
            returning effective_from
            """;

    private final Database database;
    private final EvaluationQueue queue;
    private final ProfilesConfig config;
    private final Clock clock;

    EnqueueSwitchedShifts(Database database, EvaluationQueue queue, ProfilesConfig config, Clock clock) {
        this.database = database;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void enqueue() {
        claimOldest().ifPresent(from -> queue.enqueueFrom(from, null, EvaluationCause.PROFILE));
    }

    private Optional<Instant> claimOldest() {
        Instant now = clock.instant();
        return database.withHandle(handle -> handle.createQuery(CLAIM_OLDEST)
                .bind("now", now)
                .bind("approvedUntil", now.minus(config.refreshAfter().multipliedBy(CACHE_LIFETIMES)))
                .mapTo(Instant.class)
                .findOne());
    }
}
