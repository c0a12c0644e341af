package org.dutywatch.ingest.sources;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.sources.LineAge.ApprovedBulkLoad;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Finds out up to which age lines of each source are evidence, and checks that age in requests. */
@ApplicationScoped
class LineAges {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** Longer than a record waits on the topic of raw lines, so that it is read with the bulk loads of its time. */
    private static final Duration KEPT = Duration.ofDays(8);

    private final Database database;
    private final Clock clock;
    private final LineAgeConfig config;

    LineAges(Database database, Clock clock, LineAgeConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    /** The approved bulk loads by source, without those that were over a while ago. */
    Map<String, List<ApprovedBulkLoad>> bulkLoads() {
        return database.withHandle(handle -> handle.createQuery("""
                        select source, from_at, to_at, valid_until from bulk_load
                         where valid_until > :oldest
                        """)
                .bind("oldest", clock.instant().minus(KEPT))
                .map(ConstructorMapper.of(ApprovedBulkLoad.class))
                .collect(groupingBy(ApprovedBulkLoad::source)));
    }

    LineAge of(SourceRow row, List<ApprovedBulkLoad> bulkLoads) {
        return new LineAge(maxAge(row), config.aheadOfClock(), bulkLoads);
    }

    /** The age that the source allows; never more than the service allows, also if that was changed later. */
    Duration maxAge(SourceRow row) {
        if (row.maxAgeSeconds == null) {
            return config.maxAge();
        }
        Duration own = Duration.ofSeconds(row.maxAgeSeconds);
        return own.compareTo(config.maxAge()) < 0 ? own : config.maxAge();
    }

    /**
     * The age in a request, in seconds; null if it has none.
     *
     * @throws ProblemException INVALID_REQUEST if it is less than a minute, or more than the service allows
     */
    @Nullable
    Long check(@Nullable Duration given) {
        if (given == null) {
            return null;
        }
        if (given.compareTo(SHORTEST) < 0 || given.compareTo(config.maxAge()) > 0) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "max_age is a duration from " + SHORTEST + " to " + config.maxAge()
                            + ": for older lines an administrator asks for a bulk load");
        }
        return given.toSeconds();
    }
}
