package org.dutywatch.ingest.receiving;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Sees to it that every request of lines gets its record in the audit trail, also if the service is killed between
 * sending the lines and writing the record: a row is written before the first line is sent, and deleted with the record.
 * What stays longer than an hour is recorded as interrupted.
 */
@ApplicationScoped
public class OpenFeeds {
    static final String ACTION = "feed_lines";

    /** A request that lasts longer, because its client sends very slowly, gets a second record at its end. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Database database;
    private final AuditTrail audit;
    private final Clock clock;

    OpenFeeds(Database database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** A request whose record is missing. */
    public record OpenFeed(String source, String client, String username) {}

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("interrupted-feeds", 1, INTERVAL), () -> {
            recordInterrupted();
            return false;
        });
    }

    /** Writes down that a request begins, in a transaction of its own. */
    UUID open(String source, Sender sender) {
        UUID id = UUID.randomUUID();
        database.useHandle(handle -> handle.createUpdate("""
                        insert into open_feed (feed_id, source, client, username, began_at)
                        values (:id, :source, :client, :user, :now)
                        """)
                .bind("id", id)
                .bind("source", source)
                .bind("client", sender.client())
                .bind("user", sender.user())
                .bind("now", clock.instant())
                .execute());
        return id;
    }

    /** Records the end of a request of the caller, in one transaction with deleting its row. */
    @Transactional
    public void close(UUID id, String source, String details) {
        database.useHandle(handle -> handle.createUpdate("delete from open_feed where feed_id = :id")
                .bind("id", id)
                .execute());
        audit.record(ACTION, source, details);
    }

    @Transactional
    public void recordInterrupted() {
        List<OpenFeed> interrupted = database.withHandle(handle -> handle.createQuery("""
                        delete from open_feed where began_at < :oldest
                        returning source, client, username
                        """)
                .bind("oldest", clock.instant().minus(LONGEST))
                .map(ConstructorMapper.of(OpenFeed.class))
                .list());
        interrupted.forEach(feed -> audit.recordServiceAction(
                ACTION,
                feed.source(),
                "outcome interrupted; client " + feed.client() + "; user " + feed.username()
                        + "; how many lines were sent is not known"));
    }
}
