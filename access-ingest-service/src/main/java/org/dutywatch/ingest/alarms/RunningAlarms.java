package org.dutywatch.ingest.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutywatch.ingest.sources.SourceChanged;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Stores the alarms that run. Several instances of the service check the sources, one at a time: {@link #tryLock}. Each
 * change says whether it is this caller's, who then publishes it.
 */
@ApplicationScoped
class RunningAlarms {
    private static final String BEGIN = """
            insert into source_alarm (source, kind, version, published_at, employee_ids, published, body)
            values (:source, :kind, :version, :now, :employeeIds, :body::jsonb, :body::jsonb)
            on conflict do nothing
            """;

    private static final String PUBLISH_AGAIN = """
            update source_alarm
               set version = :version, published_at = :now, employee_ids = :employeeIds, published = :body::jsonb,
                   body = :body::jsonb
             where source = :source and kind = :kind and version = :version - 1
            """;

    private static final String UPDATE = """
            update source_alarm set body = :body::jsonb, employee_ids = :employeeIds
             where source = :source and kind = :kind and version = :version
               and (body <> :body::jsonb or employee_ids <> :employeeIds::text[])
            """;

    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(1, 'source_alarm'::regclass::oid::int)";

    private static final String END =
            "delete from source_alarm where source = :source and kind = :kind and version = :version - 1";

    private final ObjectMapper json;

    RunningAlarms(ObjectMapper json) {
        this.json = json;
    }

    /** There is at most one alarm of each kind about a source. */
    record Key(String source, SourceChanged.Kind kind) {}

    /**
     * A running alarm.
     *
     * @param alarm its newest version, with the figures of now
     * @param published that version as it was published
     * @param publishedAt when that was
     * @param employeeIds all employees it was published about and is still about, sorted
     */
    record Running(SourceChanged alarm, SourceChanged published, Instant publishedAt, List<String> employeeIds) {}

    /** One row; public, because Jdbi creates it. */
    public record Row(Instant publishedAt, List<String> employeeIds, String published, String body) {}

    /**
     * Locks the alarms until the caller's transaction ends.
     *
     * @return false if another instance has them locked
     */
    boolean tryLock(Handle handle) {
        return handle.createQuery(TRY_LOCK).mapTo(Boolean.class).one();
    }

    /** The alarms that run, by what they are about. */
    Map<Key, Running> all(Handle handle) {
        return handle
                .createQuery("select published_at, employee_ids, published, body from source_alarm")
                .map(ConstructorMapper.of(Row.class))
                .map(row -> new Running(read(row.body()), read(row.published()), row.publishedAt(), row.employeeIds()))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        running -> new Key(
                                running.alarm().source(), running.alarm().kind()),
                        running -> running));
    }

    /** @return false if another instance was first */
    boolean begin(Handle handle, SourceChanged alarm, Collection<String> employeeIds, Instant now) {
        return write(handle, BEGIN, alarm, employeeIds, now);
    }

    /**
     * Stores the next version of a running alarm.
     *
     * @return false if another instance was first
     */
    boolean publishAgain(Handle handle, SourceChanged alarm, Collection<String> employeeIds, Instant now) {
        return write(handle, PUBLISH_AGAIN, alarm, employeeIds, now);
    }

    /** Stores the newest figures of a version, which is not published again. */
    void update(Handle handle, SourceChanged alarm, Collection<String> employeeIds) {
        handle.createUpdate(UPDATE)
                .bind("source", alarm.source())
                .bind("kind", alarm.kind())
                .bind("version", alarm.version())
                .bindArray("employeeIds", String.class, employeeIds)
                .bind("body", write(alarm))
                .execute();
    }

    /** @return false if another instance was first */
    boolean end(Handle handle, SourceChanged ended) {
        return handle.createUpdate(END)
                        .bind("source", ended.source())
                        .bind("kind", ended.kind())
                        .bind("version", ended.version())
                        .execute()
                > 0;
    }

    private boolean write(
            Handle handle, String statement, SourceChanged alarm, Collection<String> employeeIds, Instant now) {
        return handle.createUpdate(statement)
                        .bind("source", alarm.source())
                        .bind("kind", alarm.kind())
                        .bind("version", alarm.version())
                        .bind("now", now)
                        .bindArray("employeeIds", String.class, employeeIds)
                        .bind("body", write(alarm))
                        .execute()
                > 0;
    }

    private SourceChanged read(String body) {
        try {
            return json.readValue(body, SourceChanged.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read a stored alarm", e);
        }
    }

    private String write(SourceChanged alarm) {
        try {
            return json.writeValueAsString(alarm);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write an alarm", e);
        }
    }
}
