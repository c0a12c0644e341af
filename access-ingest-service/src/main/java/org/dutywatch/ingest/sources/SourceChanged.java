package org.dutywatch.ingest.sources;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@value #TOPIC}: an alarm about a source began, is about further employees, or ended.
 *
 * @param alarmId of this alarm, from its begin to its end
 * @param version 1 when it begins, then larger
 * @param endedAt null while it runs
 * @param countedFrom about since when the lines are counted
 * @param lines all lines of the source since then; null for {@link Kind#AMBIGUOUS}
 * @param affectedLines the lines that cannot be read and may be an employee's; or the accesses that wait
 * @param reasons how many of these lines have which reason; empty for {@link Kind#AMBIGUOUS}
 * @param employeeIds whose accesses they may be, sorted, at most {@value #MOST_EMPLOYEES}; empty for {@link
 *     Kind#UNREADABLE}. After the end: those whom the alarm was about
 * @param employees how many employees there are in all
 */
public record SourceChanged(
        UUID alarmId,
        int version,
        String source,
        Kind kind,
        State state,
        Instant beganAt,
        @Nullable Instant endedAt,
        Instant countedFrom,
        @Nullable Long lines,
        long affectedLines,
        Map<String, Long> reasons,
        List<String> employeeIds,
        int employees) {
    public static final String TOPIC = "ingest.source-changed.v1";
    public static final int MOST_EMPLOYEES = 100;

    /** What is wrong with the source. */
    public enum Kind {
        /** More of its lines than its limit allows cannot be read and may be an employee's. */
        UNREADABLE,
        /** Accesses wait because several employees have their user name. */
        AMBIGUOUS;

        private final String label = name().toLowerCase(Locale.ROOT);

        /** The name in lower case, as responses and metrics show it. */
        public String label() {
            return label;
        }
    }

    /** Whether the alarm has ended. */
    public enum State {
        RUNNING,
        ENDED
    }
}
