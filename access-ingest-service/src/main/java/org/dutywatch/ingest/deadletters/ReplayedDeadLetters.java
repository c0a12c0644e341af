package org.dutywatch.ingest.deadletters;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** The ids of replayed dead letters, which are not shown or replayed again. */
@ApplicationScoped
public class ReplayedDeadLetters {
    /** A little longer than the topic keeps the dead letters. */
    private static final Duration RETENTION = Duration.ofDays(8);

    private static final Duration FORGET_INTERVAL = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;

    ReplayedDeadLetters(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("forget-replayed", 1, FORGET_INTERVAL), () -> {
            forget();
            return false;
        });
    }

    Set<String> ids() {
        return database.withHandle(handle -> handle.createQuery("select id from replayed_letter")
                .mapTo(String.class)
                .set());
    }

    /** Adds ids in the caller's transaction. */
    void add(Collection<String> ids) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into replayed_letter (id, replayed_at) select unnest(:ids), :now
                        on conflict do nothing
                        """)
                .bindArray("ids", String.class, ids)
                .bind("now", clock.instant())
                .execute());
    }

    void forget() {
        database.useHandle(handle -> handle.createUpdate("delete from replayed_letter where replayed_at < :oldest")
                .bind("oldest", clock.instant().minus(RETENTION))
                .execute());
    }
}
