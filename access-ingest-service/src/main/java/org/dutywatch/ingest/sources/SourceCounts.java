package org.dutywatch.ingest.sources;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Reads how many lines of each source had which outcome, what is counted beside the outcomes, and what is wrong. */
@ApplicationScoped
public class SourceCounts {
    /** How many unattributed lines became observations later. */
    static final String ATTRIBUTED_LATER = "attributed_later";

    /** What was unusual about lines that could be read. */
    public static final String ANOMALY = "anomaly";

    /** Lines that were attributed to an employee when they were read. */
    public static final String OBSERVED = "observed";

    /** Lines that could not be read. */
    public static final String MALFORMED = "malformed";

    /** Malformed lines that may be an employee's. */
    public static final String MALFORMED_OF_EMPLOYEE = "malformed_of_employee";

    /** Messages of syslog that were received and lost; lines that may not have been read as such. */
    public static final String LOST = "lost";

    /** Connections and messages of syslog of senders that may not send. */
    public static final String REFUSED = "refused";

    private static final Set<String> BESIDE_OUTCOMES =
            Set.of(ATTRIBUTED_LATER, MALFORMED_OF_EMPLOYEE, ANOMALY, LOST, REFUSED);

    private final Database database;
    private final ObjectMapper json;

    SourceCounts(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Whether it is the outcome of lines, of which each has one, and not what is counted beside the outcomes. */
    public static boolean isOutcome(String label) {
        return !BESIDE_OUTCOMES.contains(label);
    }

    /**
     * Counts, activity and alarms of all sources, by source id; those of unregistered sources are summed under one
     * name.
     */
    record Snapshot(
            Map<String, List<CountRow>> counts,
            Map<String, Activity> activities,
            Map<String, List<SourceChanged>> alarms) {}

    /**
     * When the newest line of a source arrived on the topic, when lines of it were last read, and how far the time of the
     * newest was ahead of its receipt.
     */
    public record Activity(
            String source,
            Instant lastLineAt,
            Instant lastReadAt,
            @Nullable Long clockSkewMillis) {}

    /** One row of the counts. */
    public record CountRow(String source, String outcome, String reason, long lines) {}

    Snapshot read() {
        return database.withHandle(handle -> new Snapshot(counts(handle), activities(handle), alarms(handle)));
    }

    private static Map<String, List<CountRow>> counts(Handle handle) {
        return handle.createQuery(
                        "select source, outcome, reason, lines from line_count order by source, outcome, reason")
                .map(ConstructorMapper.of(CountRow.class))
                .collect(groupingBy(CountRow::source));
    }

    private static Map<String, Activity> activities(Handle handle) {
        return handle.createQuery("select source, last_line_at, last_read_at, clock_skew_millis from source_activity")
                .map(ConstructorMapper.of(Activity.class))
                .collectToMap(Activity::source, activity -> activity);
    }

    private Map<String, List<SourceChanged>> alarms(Handle handle) {
        return handle.createQuery("select body from source_alarm order by source, kind")
                .mapTo(String.class)
                .map(this::read)
                .collect(groupingBy(SourceChanged::source));
    }

    private SourceChanged read(String body) {
        try {
            return json.readValue(body, SourceChanged.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read a stored alarm", e);
        }
    }
}
