package org.dutywatch.eventkit.failures;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The events of the outbox that Kafka refused permanently. */
@ApplicationScoped
class QuarantinedEvents {
    private static final String LIST = """
            select event_id, topic, created_at, attempts, coalesce(last_error, '') as reason
              from outbox where status = 'QUARANTINED' order by id limit :limit
            """;

    private static final String REPLAY = """
            update outbox set status = 'PENDING', attempts = 0, next_attempt_at = now()
             where status = 'QUARANTINED' and topic = coalesce(:topic, topic)
            """;

    private final Database database;

    QuarantinedEvents(Database database) {
        this.database = database;
    }

    /**
     * An event without its payload.
     *
     * @param createdAt when it was appended
     * @param attempts how often it was sent
     * @param reason the last failure
     */
    public record QuarantinedEvent(UUID eventId, String topic, Instant createdAt, int attempts, String reason) {}

    /** The oldest events, at most {@code limit}. */
    List<QuarantinedEvent> oldest(int limit) {
        return database.withHandle(handle -> handle.createQuery(LIST)
                .bind("limit", limit)
                .map(ConstructorMapper.of(QuarantinedEvent.class))
                .list());
    }

    long count() {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from outbox where status = 'QUARANTINED'")
                        .mapTo(Long.class)
                        .one());
    }

    /** The topics of these events. */
    Set<String> topics() {
        return database.withHandle(
                handle -> handle.createQuery("select distinct topic from outbox where status = 'QUARANTINED'")
                        .mapTo(String.class)
                        .set());
    }

    /** Lets the relay send the events of the topic again, or those of all topics; returns how many. */
    int replay(Optional<String> topic) {
        return database.withHandle(handle -> handle.createUpdate(REPLAY)
                .bindByType("topic", topic.orElse(null), String.class)
                .execute());
    }
}
