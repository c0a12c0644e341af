package org.dutywatch.compliance.profiles;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;
import org.dutywatch.compliance.evaluation.ProfilesInForce;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Profiles by the date from which they are in force, as approved. What was read is used for
 * {@link ProfilesConfig#refreshAfter()}; another instance may have approved a switch meanwhile, which is why shifts are
 * marked only after every instance has read it ({@link MarkSwitchedShifts}).
 */
@ApplicationScoped
class DatedProfiles implements ProfilesInForce {
    private static final String APPROVED = """
            select version, effective_from from estimator_profile_use
             where approved_at is not null order by effective_from desc, position desc
            """;

    private final DataSource database;
    private final KnownProfiles known;
    private final ProfilesConfig config;
    private final Clock clock;
    private volatile @Nullable Uses lastRead;

    DatedProfiles(DataSource database, KnownProfiles known, ProfilesConfig config, Clock clock) {
        this.database = database;
        this.known = known;
        this.config = config;
        this.clock = clock;
    }

    private record Use(String version, Instant from) {}

    /** @param latestFirst by the date from which they hold */
    private record Uses(List<Use> latestFirst, Instant readAt) {}

    /** Fired when a switch is approved; observed after the commit. */
    record Switched() {}

    /** Before anything is evaluated. */
    void refuseToStartWithUnknownProfiles(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent starting) {
        requireKnown();
    }

    /** @throws IllegalStateException where a version is in force, now or later, that this release does not know */
    void requireKnown() {
        read().latestFirst().forEach(use -> known.require(use.version()));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Switched switched) {
        lastRead = null;
    }

    @Override
    public EstimatorProfiles at(Instant shiftStart) {
        return uses().latestFirst().stream()
                .filter(use -> !use.from().isAfter(shiftStart))
                .findFirst()
                .map(use -> known.require(use.version()))
                .orElseThrow(() -> new IllegalStateException("no estimator profile is in force at " + shiftStart));
    }

    private Uses uses() {
        var uses = lastRead;
        if (uses == null || uses.readAt().plus(config.refreshAfter()).isBefore(clock.instant())) {
            uses = read();
            lastRead = uses;
        }
        return uses;
    }

    private Uses read() {
        Instant readAt = clock.instant();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(APPROVED);
                var rows = select.executeQuery()) {
            List<Use> uses = new ArrayList<>();
            while (rows.next()) {
                uses.add(new Use(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant()));
            }
            return new Uses(List.copyOf(uses), readAt);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read which estimator profiles are in force", e);
        }
    }
}
