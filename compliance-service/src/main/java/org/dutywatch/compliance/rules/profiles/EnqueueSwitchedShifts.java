package org.dutywatch.compliance.rules.profiles;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

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

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

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
    private final Workers workers;
    private final Clock clock;

    EnqueueSwitchedShifts(
            Database database, EvaluationQueue queue, ProfilesConfig config, Workers workers, Clock clock) {
        this.database = database;
        this.queue = queue;
        this.config = config;
        this.workers = workers;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        workers.start(new WorkerSettings("profile-switches", 1, POLL_INTERVAL), this::enqueueOldest);
    }

    /** @return whether there was a switch, so that there may be another one */
    @Transactional
    boolean enqueueOldest() {
        var from = claimOldest();
        from.ifPresent(start -> queue.enqueueFrom(start, null, EvaluationCause.PROFILE));
        return from.isPresent();
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
