package org.dutywatch.eventkit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/**
 * The outbox: a use case appends its events in its own transaction, so they are published if and only if the
 * transaction commits. {@link OutboxRelay} sends them to Kafka.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            insert into outbox (event_id, topic, key, type, payload) values (?, ?, ?, ?, ?)
            """;

    private final DataSource database;
    private final ObjectMapper json;
    private final Event<EventAppended> appended;

    Outbox(DataSource database, ObjectMapper json, Event<EventAppended> appended) {
        this.database = database;
        this.json = json;
        this.appended = appended;
    }

    /** Fired for each append; the relay observes it after the commit. */
    public record EventAppended(UUID eventId) {}

    /**
     * Appends one event in the caller's transaction; fails if there is none.
     *
     * @param topic the topic; the CloudEvents type is {@code org.dutywatch.} and the topic
     * @param key the Kafka key: events with the same key keep their order
     * @param event a record that Jackson can write
     * @return the CloudEvents id
     * @throws DatabaseFailure if the row cannot be written
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID append(String topic, String key, Object event) {
        UUID eventId = UUID.randomUUID();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, eventId);
            insert.setString(2, topic);
            insert.setString(3, key);
            insert.setString(4, "org.dutywatch." + topic);
            insert.setBytes(5, json.writeValueAsBytes(event));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot write to the outbox", e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write an event for " + topic, e);
        }
        appended.fire(new EventAppended(eventId));
        return eventId;
    }
}
