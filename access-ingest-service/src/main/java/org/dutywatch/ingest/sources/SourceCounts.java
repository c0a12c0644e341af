package org.dutywatch.ingest.sources;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads how many lines of each source had which outcome, and what else is counted beside the outcomes. */
@ApplicationScoped
public class SourceCounts {
    /** How many unattributed lines became observations later. */
    static final String ATTRIBUTED_LATER = "attributed_later";

    /** What was unusual about lines that could be read. */
    public static final String ANOMALY = "anomaly";

    /** Malformed lines that may be an employee's. */
    public static final String MALFORMED_OF_EMPLOYEE = "malformed_of_employee";

    private final Database database;

    SourceCounts(Database database) {
        this.database = database;
    }

    /** Counts and activity of all sources, by source id; those of unregistered sources are summed under one name. */
    record Snapshot(Map<String, List<CountRow>> counts, Map<String, Activity> activities) {}

    /** When the newest line of a source arrived on the topic, and when lines of it were last read. */
    public record Activity(String source, Instant lastLineAt, Instant lastReadAt) {}

    /** One row of the counts. */
    public record CountRow(String source, String outcome, String reason, long lines) {}

    Snapshot read() {
        return database.withHandle(handle -> new Snapshot(counts(handle), activities(handle)));
    }

    private static Map<String, List<CountRow>> counts(Handle handle) {
        return handle.createQuery(
                        "select source, outcome, reason, lines from line_count order by source, outcome, reason")
                .map(ConstructorMapper.of(CountRow.class))
                .collect(groupingBy(CountRow::source));
    }

    private static Map<String, Activity> activities(Handle handle) {
        return handle.createQuery("select source, last_line_at, last_read_at from source_activity")
                .map(ConstructorMapper.of(Activity.class))
                .collectToMap(Activity::source, activity -> activity);
    }
}
