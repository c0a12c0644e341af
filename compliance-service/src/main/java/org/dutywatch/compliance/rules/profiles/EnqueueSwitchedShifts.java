package org.dutywatch.compliance.rules.profiles;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.eventkit.sql.DatabaseFailure;

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
            update estimator_profile_use set marked_at = ?
             where use_id = (select use_id from estimator_profile_use
                              where approved_at <= ? and marked_at is null
                              order by position limit 1 for update skip locked)
            returning effective_from
            """;

    private final DataSource database;
    private final EvaluationQueue queue;
    private final ProfilesConfig config;
    private final Clock clock;

    EnqueueSwitchedShifts(DataSource database, EvaluationQueue queue, ProfilesConfig config, Clock clock) {
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
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(CLAIM_OLDEST)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(
                    2,
                    now.minus(config.refreshAfter().multipliedBy(CACHE_LIFETIMES))
                            .atOffset(ZoneOffset.UTC));
            try (var rows = update.executeQuery()) {
                return rows.next()
                        ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot claim a switch of profiles", e);
        }
    }
}
