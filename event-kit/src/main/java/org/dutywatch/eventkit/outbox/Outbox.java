package org.dutywatch.eventkit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The outbox: a use case appends its events in its own transaction, so they are published if and only if the
 * transaction commits. {@link OutboxRelay} sends them to Kafka.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            insert into outbox (event_id, topic, key, type, payload) values (:eventId, :topic, :key, :type, :payload)
            """;

    private final Database database;
    private final ObjectMapper json;
    private final Event<EventAppended> appended;

    Outbox(Database database, ObjectMapper json, Event<EventAppended> appended) {
        this.database = database;
        this.json = json;
        this.appended = appended;
    }

    /** Fired for each append; the relay observes it after the commit. */
    public record EventAppended() {}

    /**
     * Appends one event in the caller's transaction; fails if there is none.
     *
     * @param topic the topic; the CloudEvents type is {@code org.dutywatch.} and the topic
     * @param key the Kafka key: events with the same key keep their order
     * @param event a record that Jackson can write
     * @return the CloudEvents id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID append(String topic, String key, Object event) {
        UUID eventId = UUID.randomUUID();
        database.useHandle(handle ->
                bind(handle.createUpdate(INSERT), eventId, topic, key, event).execute());
        appended.fire(new EventAppended());
        return eventId;
    }

    /**
     * As {@link #append}, for many events of one topic at once.
     *
     * @param events by Kafka key
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendAll(String topic, Map<String, ? extends Object> events) {
        if (events.isEmpty()) {
            return;
        }
        database.useHandle(handle -> {
            var insert = handle.prepareBatch(INSERT);
            events.forEach((key, event) ->
                    bind(insert, UUID.randomUUID(), topic, key, event).add());
            insert.execute();
        });
        appended.fire(new EventAppended());
    }

    private <S extends SqlStatement<S>> S bind(S insert, UUID eventId, String topic, String key, Object event) {
        return insert.bind("eventId", eventId)
                .bind("topic", topic)
                .bind("key", key)
                .bind("type", "org.dutywatch." + topic)
                .bind("payload", write(topic, event));
    }

    private byte[] write(String topic, Object event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write an event for " + topic, e);
        }
    }
}
