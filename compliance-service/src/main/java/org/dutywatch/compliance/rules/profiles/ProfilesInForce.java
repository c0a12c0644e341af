package org.dutywatch.compliance.rules.profiles;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * Answers which approved profile is in force at a time. The table is cached for {@link ProfilesConfig#refreshAfter()},
 * so another instance can see a new approval late; therefore shifts are enqueued only after every instance has
 * refreshed its cache ({@link EnqueueSwitchedShifts}).
 */
@ApplicationScoped
public class ProfilesInForce {
    private static final String APPROVED = """
            select version, effective_from from estimator_profile_use
             where approved_at is not null order by effective_from desc, position desc
            """;

    private final Database database;
    private final KnownProfiles knownProfiles;
    private final ProfilesConfig config;
    private final Clock clock;
    private volatile @Nullable Uses cached;

    ProfilesInForce(Database database, KnownProfiles knownProfiles, ProfilesConfig config, Clock clock) {
        this.database = database;
        this.knownProfiles = knownProfiles;
        this.config = config;
        this.clock = clock;
    }

    /** Public, because Jdbi creates it. */
    public record Use(String version, Instant effectiveFrom) {}

    /**
     * The cached table.
     *
     * @param latestFirst sorted by effective date, the latest first
     */
    private record Uses(List<Use> latestFirst, Instant readAt) {}

    /** CDI event: a switch of profiles was approved. It is observed after the commit. */
    record ProfileSwitched() {}

    /** Runs before the first evaluation. */
    void refuseToStartWithUnknownProfiles(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent starting) {
        requireKnownVersions();
    }

    /** @throws IllegalStateException if an approved version, in force now or later, is unknown to this release */
    void requireKnownVersions() {
        read().latestFirst().forEach(use -> knownProfiles.require(use.version()));
    }

    /** Clears the cache of this instance after an approval. */
    void clearCache(@Observes(during = TransactionPhase.AFTER_SUCCESS) ProfileSwitched switched) {
        cached = null;
    }

    public EstimatorProfiles at(Instant shiftStart) {
        return uses().latestFirst().stream()
                .filter(use -> !use.effectiveFrom().isAfter(shiftStart))
                .findFirst()
                .map(use -> knownProfiles.require(use.version()))
                .orElseThrow(() -> new IllegalStateException("no estimator profile is in force at " + shiftStart));
    }

    private Uses uses() {
        var uses = cached;
        if (uses == null || uses.readAt().plus(config.refreshAfter()).isBefore(clock.instant())) {
            uses = read();
            cached = uses;
        }
        return uses;
    }

    private Uses read() {
        Instant readAt = clock.instant();
        return database.withHandle(handle -> new Uses(
                handle.createQuery(APPROVED)
                        .map(ConstructorMapper.of(Use.class))
                        .list(),
                readAt));
    }
}
