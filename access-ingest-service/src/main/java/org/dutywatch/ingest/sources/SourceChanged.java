package org.dutywatch.ingest.sources;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@value #TOPIC}: an alarm about a source began, changed, or ended.
 *
 * @param alarmId of this alarm, from its begin to its end
 * @param version 1 when it begins, then larger
 * @param endedAt null while it runs
 * @param endCause null while it runs
 * @param countedFrom about since when the lines are counted; of {@link Kind#SILENT}: when the last line came
 * @param lines its lines since then: of {@link Kind#UNREADABLE} those that were attributed to an employee or are affected,
 *     of {@link Kind#FORMAT_DRIFT} all; otherwise null
 * @param affectedLines the lines that cannot be read and may be an employee's; those that are malformed; or the accesses
 *     that wait
 * @param reasons how many of these lines have which reason; empty if {@code lines} is null
 * @param limitPercent the percentage of lines from which on it is an alarm; null if {@code lines} is null, or the source is
 *     gone
 * @param limitBefore that percentage in the version before, if it was another one; otherwise null
 * @param limitSeconds of {@link Kind#SILENT}: after how long without a line it is an alarm; null for other kinds, if the
 *     alarm was switched off, or the source is gone
 * @param employeeIds whose accesses they may be, first those who are new in this version, each sorted; at most {@value
 *     #MOST_EMPLOYEES}; empty unless it is {@link Kind#AMBIGUOUS}. After the end: those whom the alarm was about at last
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
        @Nullable EndCause endCause,
        Instant countedFrom,
        @Nullable Long lines,
        long affectedLines,
        Map<String, Long> reasons,
        @Nullable Double limitPercent,
        @Nullable Double limitBefore,
        @Nullable Long limitSeconds,
        List<String> employeeIds,
        int employees) {
    public static final String TOPIC = "ingest.source-changed.v1";
    public static final int MOST_EMPLOYEES = 100;

    /** What is wrong with the source. */
    public enum Kind {
        /** More of its lines than its limit allows cannot be read and may be an employee's. */
        UNREADABLE,
        /** Accesses wait because several employees have their user name. */
        AMBIGUOUS,
        /** No line has come for longer than its limit. */
        SILENT,
        /** Far more of its lines are malformed than before: the format of its lines has changed. */
        FORMAT_DRIFT;

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

    /** Why an alarm ended. */
    public enum EndCause {
        /** Fewer lines are affected. For {@link Kind#AMBIGUOUS}: no access waits. */
        FEWER,
        /** The limit was changed; with the limit before it would go on. */
        LIMIT_CHANGED,
        /** Lines came again. */
        RESUMED,
        /** No line came that is counted. */
        NO_LINES,
        /** The source is not registered any more. */
        SOURCE_GONE
    }
}
