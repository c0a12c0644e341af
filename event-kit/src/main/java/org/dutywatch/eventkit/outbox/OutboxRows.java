package org.dutywatch.eventkit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The rows that the relay sends, and the claim that lets only one relay of a service send at a time. */
@ApplicationScoped
class OutboxRows {
    private static final String ANY_DUE =
            "select exists (select from outbox where status = 'PENDING' and next_attempt_at <= now())";

    private static final String CLAIM = """
            update outbox_claim set relay = :relay, claimed_until = now() + make_interval(secs => :seconds)
             where relay = :relay or claimed_until < now()
            """;

    private static final String DUE = """
            select o.id, o.event_id, o.topic, o.key, o.type, o.payload, o.attempts
              from outbox o
             where o.status = 'PENDING'
               and not exists (select 1 from outbox earlier
                                where earlier.status = 'PENDING' and earlier.topic = o.topic and earlier.key = o.key
                                  and earlier.id <= o.id and earlier.next_attempt_at > now())
             order by o.id
             limit :limit
            """;

    private static final String RETRY_LATER = """
            update outbox set attempts = attempts + 1, last_error = :error,
                              next_attempt_at = now() + make_interval(secs => :seconds)
             where id = :id
            """;

    private static final String QUARANTINE = """
            update outbox set attempts = attempts + 1, last_error = :error, status = 'QUARANTINED' where id = :id
            """;

    private final Database database;

    OutboxRows(Database database) {
        this.database = database;
    }

    /**
     * Claims the outbox in a short transaction and returns the rows to send; none if there is nothing to send or another
     * relay has the claim. A row is left out while an earlier row of its topic and key waits for its next attempt.
     *
     * @param claim how long other relays may not send
     */
    List<OutboxRow> claim(UUID relay, Duration claim, int limit) {
        return database.withHandle(handle -> {
            boolean anyDue = handle.createQuery(ANY_DUE).mapTo(Boolean.class).one();
            // The rows are read after the claim: by then the previous relay has recorded what it sent.
            return anyDue && extend(handle, relay, claim) ? due(handle, limit) : List.of();
        });
    }

    /** Keeps the claim for longer; false if another relay has taken it over. */
    boolean extendClaim(UUID relay, Duration claim) {
        return database.withHandle(handle -> extend(handle, relay, claim));
    }

    /** Records the outcome of each row and ends the claim, in one transaction. */
    void record(UUID relay, Collection<Long> sent, Map<OutboxRow, Throwable> failures) {
        database.useHandle(handle -> {
            handle.createUpdate("delete from outbox where id = any(:ids)")
                    .bindArray("ids", Long.class, sent)
                    .execute();
            failures.forEach((row, failure) -> recordFailure(handle, row, failure));
            handle.createUpdate("update outbox_claim set claimed_until = '-infinity' where relay = :relay")
                    .bind("relay", relay)
                    .execute();
        });
    }

    private static boolean extend(Handle handle, UUID relay, Duration claim) {
        return handle.createUpdate(CLAIM)
                        .bind("relay", relay)
                        .bind("seconds", claim.toSeconds())
                        .execute()
                == 1;
    }

    private static List<OutboxRow> due(Handle handle, int limit) {
        return handle.createQuery(DUE)
                .bind("limit", limit)
                .map(ConstructorMapper.of(OutboxRow.class))
                .list();
    }

    private static void recordFailure(Handle handle, OutboxRow row, Throwable failure) {
        boolean temporary = Failures.isTemporary(failure);
        var update = handle.createUpdate(temporary ? RETRY_LATER : QUARANTINE)
                .bind("id", row.id())
                .bind("error", Failures.describe(failure));
        if (temporary) {
            update.bind("seconds", Failures.backoff(row.attempts()).toMillis() / 1000.0);
        }
        update.execute();
    }
}
