package org.dutywatch.compliance.measuring.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.sql.Database;

/**
 * The partitions of the evidence, one for each UTC day. They are created before lines are written, each in its own
 * short transaction, because each needs several locks, of which the database has a limited number. Attaching a
 * partition blocks neither readers nor writers. Functions of the database's owner do it (migration V202611300801),
 * because the service owns no table. If two processes create the same day, one waits for the other. Known
 * days are cached in memory.
 */
@ApplicationScoped
class EvidenceDays {
    /** Precision of the stored time of the last arrival for a day. */
    static final Duration ARRIVAL_PRECISION = Duration.ofHours(1);

    /** Advisory lock to create or drop days. The first key is any number that no other lock on this table uses. */
    static final String LOCK = "select pg_advisory_xact_lock(1, 'evidence'::regclass::oid::int)";

    private final Database database;
    private final EvidenceConfig config;
    private final Clock clock;
    private final Map<LocalDate, Instant> arrivals = new ConcurrentHashMap<>();

    EvidenceDays(Database database, EvidenceConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    static LocalDate dayOf(Instant start) {
        return start.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * Creates missing partitions for these starts and records that lines arrived for their days. Call it before the
     * transaction that writes into them.
     *
     * @throws IllegalArgumentException if a start is further in the future than {@link EvidenceConfig#ahead()}
     */
    void ensurePartitions(Collection<Instant> starts) {
        Instant now = clock.instant();
        requireNotAhead(starts, now.plus(config.ahead()));
        var days = starts.stream().map(EvidenceDays::dayOf).collect(Collectors.toCollection(TreeSet::new));
        days.removeIf(day -> isKnown(day, now));
        for (LocalDate day : days) {
            QuarkusTransaction.requiringNew().run(() -> createPartitionAndRecordArrival(day, now));
            arrivals.put(day, now);
        }
    }

    private static void requireNotAhead(Collection<Instant> starts, Instant latest) {
        if (starts.stream().anyMatch(latest::isBefore)) {
            throw new IllegalArgumentException("an access starts in the future, after " + latest);
        }
    }

    /** Clears the cache, because a cached day was dropped. */
    void clearCache() {
        arrivals.clear();
    }

    private boolean isKnown(LocalDate day, Instant now) {
        Instant recordedAt = arrivals.get(day);
        return recordedAt != null && recordedAt.plus(ARRIVAL_PRECISION).isAfter(now);
    }

    private void createPartitionAndRecordArrival(LocalDate day, Instant now) {
        database.useHandle(handle -> {
            handle.createQuery("select create_evidence_day(:day)")
                    .bind("day", day)
                    .mapTo(String.class)
                    .list();
            handle.createUpdate("""
                            insert into evidence_day (day, last_arrival_at) values (:day, :now)
                            on conflict (day) do update set last_arrival_at = excluded.last_arrival_at
                             where evidence_day.last_arrival_at < excluded.last_arrival_at
                            """).bind("day", day).bind("now", now).execute();
        });
    }

    static String partition(LocalDate day) {
        return "evidence_" + day.toString().replace("-", "");
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
