package org.dutywatch.ingest.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** After how long without a line a source is silent. */
@ApplicationScoped
public class SilenceLimit {
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Duration byDefault;

    /** @param byDefault for sources without a limit of their own; zero: never */
    SilenceLimit(@ConfigProperty(name = "dutywatch.sources.silence-alarm", defaultValue = "PT60M") Duration byDefault) {
        this.byDefault = byDefault;
    }

    /**
     * The limit of a source.
     *
     * @param seconds its own setting; null: the default; 0: never
     * @return empty if it is never silent
     */
    public Optional<Duration> of(@Nullable Long seconds) {
        Duration limit = seconds == null ? byDefault : Duration.ofSeconds(seconds);
        return Optional.of(limit).filter(duration -> !duration.isZero());
    }

    /**
     * The setting as it is stored.
     *
     * @throws ProblemException INVALID_REQUEST if it is below zero, a part of a second, or longer than a year
     */
    @Nullable
    Long check(@Nullable Duration given) {
        if (given == null) {
            return null;
        }
        boolean whole = given.isZero() || given.toSeconds() >= 1;
        if (given.isNegative() || !whole || given.compareTo(LONGEST) > 0) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "silence_alarm is a duration from PT1S to " + LONGEST + ", or PT0S for never");
        }
        return given.toSeconds();
    }
}
