package org.dutywatch.compliance.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
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
import javax.sql.DataSource;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/**
 * The partitions of the evidence, one a day (UTC). They are made before lines are written, each in a short transaction of
 * its own, because each takes several locks, of which the database has a limited number: attaching a partition stops neither who writes nor who reads, and of two services that make the same day
 * one waits for the other. Days that are known cost nothing but a look into memory.
 */
@ApplicationScoped
class EvidenceDays {
    /** How exactly it is kept when lines last came for a day. */
    static final Duration EXACTNESS = Duration.ofHours(1);

    /** Any number that no other lock on this table takes; whoever has it makes or drops days. */
    static final String LOCK = "select pg_advisory_xact_lock(1, 'evidence'::regclass::oid::int)";

    private static final String ARRIVED = """
            insert into evidence_day (day, last_arrival_at) values (?, ?)
            on conflict (day) do update set last_arrival_at = excluded.last_arrival_at
             where evidence_day.last_arrival_at < excluded.last_arrival_at
            """;

    private final DataSource database;
    private final EvidenceConfig config;
    private final Clock clock;
    private final Map<LocalDate, Instant> known = new ConcurrentHashMap<>();

    EvidenceDays(DataSource database, EvidenceConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    static LocalDate of(Instant start) {
        return start.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * Sees to it that these days have partitions; call it before the transaction that writes into them.
     *
     * @throws IllegalArgumentException where one of the starts is further ahead than any access can be
     */
    void await(Collection<Instant> starts) {
        Instant now = clock.instant();
        requireNotAhead(starts, now.plus(config.ahead()));
        var days = starts.stream().map(EvidenceDays::of).collect(Collectors.toCollection(TreeSet::new));
        days.removeIf(day -> isFresh(day, now));
        for (LocalDate day : days) {
            QuarkusTransaction.requiringNew().run(() -> arrive(day, now));
            known.put(day, now);
        }
    }

    private static void requireNotAhead(Collection<Instant> starts, Instant latest) {
        if (starts.stream().anyMatch(latest::isBefore)) {
            throw new IllegalArgumentException("an access starts in the future, after " + latest);
        }
    }

    /** Somebody dropped a day that we took for present. */
    void forget() {
        known.clear();
    }

    private boolean isFresh(LocalDate day, Instant now) {
        Instant told = known.get(day);
        return told != null && told.plus(EXACTNESS).isAfter(now);
    }

    private void arrive(LocalDate day, Instant now) {
        try (var connection = database.getConnection();
                var arrived = connection.prepareStatement(ARRIVED)) {
            createPartition(connection, day);
            arrived.setObject(1, day);
            arrived.setObject(2, now.atOffset(ZoneOffset.UTC));
            arrived.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot make a day of evidence", e);
        }
    }

    /**
     * Makes the day unless it is there. Attaching waits for nobody who writes or reads, which creating a partition in
     * place would; the new table is empty, so there is nothing to check.
     */
    static void createPartition(Connection connection, LocalDate day) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(LOCK);
            String name = partition(day);
            try (var row = statement.executeQuery("select to_regclass('" + name + "') is not null")) {
                row.next();
                if (row.getBoolean(1)) {
                    return;
                }
            }
            statement.execute("create table " + name + " (like evidence including all)");
            statement.execute("alter table evidence attach partition %s for values from ('%s') to ('%s')"
                    .formatted(name, midnight(day), midnight(day.plusDays(1))));
        }
    }

    static String partition(LocalDate day) {
        return "evidence_" + day.toString().replace("-", "");
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
