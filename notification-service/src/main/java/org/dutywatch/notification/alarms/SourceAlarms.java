package org.dutywatch.notification.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;

/** This service's own copy of the alarms about sources: the latest version of each. */
@ApplicationScoped
public class SourceAlarms {
    /** The last condition makes a repeated or older event change nothing. */
    private static final String UPSERT = """
            insert into source_alarm as stored (alarm_id, version, began_at, ended_at, body)
            values (:alarmId, :version, :beganAt, :endedAt, :body::jsonb)
            on conflict (alarm_id) do update
               set version = excluded.version, ended_at = excluded.ended_at, body = excluded.body
             where stored.version < excluded.version
            """;

    private static final String LOCK_ALL = """
            select alarm_id from source_alarm where alarm_id = any (:alarmIds) order by alarm_id for update
            """;

    private static final String RECENT = """
            select body from source_alarm where ended_at is null or ended_at > now() - interval '7 days'
             order by ended_at is null desc, began_at desc, alarm_id limit 100
            """;

    private final Database database;
    private final ObjectMapper json;

    SourceAlarms(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Stores the alarm in the caller's transaction, which then has it locked.
     *
     * @return false if this version or a later one is stored already
     */
    public boolean storeNewer(SourceChanged alarm) {
        return database.withHandle(handle -> handle.createUpdate(UPSERT)
                        .bindMethods(alarm)
                        .bind("body", toJson(alarm))
                        .execute())
                > 0;
    }

    /**
     * Returns the latest version, locked until the caller's transaction ends.
     *
     * @throws IllegalStateException if the alarm is unknown
     */
    public SourceChanged lock(UUID alarmId) {
        return database.withHandle(
                handle -> handle.createQuery("select body from source_alarm where alarm_id = :alarmId for update")
                        .bind("alarmId", alarmId)
                        .mapTo(String.class)
                        .map(this::fromJson)
                        .one());
    }

    /** Locks these alarms until the caller's transaction ends. */
    public void lockAll(Collection<UUID> alarmIds) {
        database.useHandle(handle -> handle.createQuery(LOCK_ALL)
                .bindArray("alarmIds", UUID.class, alarmIds)
                .mapTo(UUID.class)
                .list());
    }

    /** Returns the alarms that run, then those that ended within the last 7 days; at most 100, the newest first. */
    public List<SourceChanged> recent() {
        return database.withHandle(handle -> handle.createQuery(RECENT)
                .mapTo(String.class)
                .map(this::fromJson)
                .list());
    }

    public SourceChanged fromJson(String body) {
        try {
            return json.readValue(body, SourceChanged.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored alarm cannot be read", e);
        }
    }

    public String toJson(SourceChanged alarm) {
        try {
            return json.writeValueAsString(alarm);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an alarm cannot be written", e);
        }
    }
}
