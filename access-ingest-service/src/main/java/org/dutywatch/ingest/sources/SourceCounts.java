package org.dutywatch.ingest.sources;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.sources.SourceResponse.ReasonCount;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads how many lines of each source had which outcome. */
@ApplicationScoped
class SourceCounts {
    private final Database database;

    SourceCounts(Database database) {
        this.database = database;
    }

    /** Counts and activity of all sources, by source id; those of unregistered sources are summed under one name. */
    record Snapshot(Map<String, List<ReasonCount>> counts, Map<String, Activity> activities) {}

    /** When the newest line of a source arrived on the topic, and when lines of it were last read. */
    public record Activity(String source, Instant lastLineAt, Instant lastReadAt) {}

    /** One row of the counts. */
    public record CountRow(String source, String outcome, String reason, long lines) {
        ReasonCount toReasonCount() {
            return new ReasonCount(outcome, reason, lines);
        }
    }

    Snapshot read() {
        return database.withHandle(handle -> new Snapshot(counts(handle), activities(handle)));
    }

    private static Map<String, List<ReasonCount>> counts(Handle handle) {
        return handle.createQuery(
                        "select source, outcome, reason, lines from line_count order by source, outcome, reason")
                .map(ConstructorMapper.of(CountRow.class))
                .collect(groupingBy(CountRow::source, mapping(CountRow::toReasonCount, toList())));
    }

    private static Map<String, Activity> activities(Handle handle) {
        return handle.createQuery("select source, last_line_at, last_read_at from source_activity")
                .map(ConstructorMapper.of(Activity.class))
                .collectToMap(Activity::source, activity -> activity);
    }
}
