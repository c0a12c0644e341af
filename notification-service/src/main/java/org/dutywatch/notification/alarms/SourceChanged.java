package org.dutywatch.notification.alarms;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm about a source of log lines, as {@value #TOPIC} says: it began, changed, or ended.
 *
 * @param version at least 1; a higher version replaces a lower one
 * @param endedAt null while it runs
 * @param endCause null while it runs
 * @param countedFrom about since when the lines are counted; of {@link Kind#SILENT}: when the last line came
 * @param lines its lines since then: of {@link Kind#UNREADABLE} those that are or may be an employee's, of {@link
 *     Kind#FORMAT_DRIFT} all; otherwise null
 * @param affectedLines the lines that cannot be read and may be an employee's; those that are malformed; or the accesses
 *     that wait
 * @param reasons how many of these lines have which reason; empty if {@code lines} is null
 * @param limitPercent the percentage of lines from which on it is an alarm; null if {@code lines} is null, or the source is
 *     gone
 * @param limitBefore that percentage in the version before, if it was another one; otherwise null
 * @param limitSeconds of {@link Kind#SILENT}: after how long without a line it is an alarm; null for other kinds, if the
 *     alarm was switched off, or the source is gone
 * @param employeeIds whose accesses they may be, not always all; empty unless it is {@link Kind#AMBIGUOUS}
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

    public SourceChanged {
        requireNonNull(alarmId, "alarm_id");
        requireNonNull(source, "source");
        requireNonNull(kind, "kind");
        requireNonNull(state, "state");
        requireNonNull(beganAt, "began_at");
        requireNonNull(countedFrom, "counted_from");
        reasons = new TreeMap<>(requireNonNull(reasons, "reasons"));
        employeeIds = List.copyOf(requireNonNull(employeeIds, "employee_ids"));
        boolean ended = state == State.ENDED;
        if (version < 1 || ended != (endedAt != null) || ended != (endCause != null)) {
            throw new IllegalArgumentException("version is below 1, or state, ended_at and end_cause disagree");
        }
        boolean counted = kind == Kind.UNREADABLE || kind == Kind.FORMAT_DRIFT;
        if (counted != (lines != null)) {
            throw new IllegalArgumentException("lines is given for UNREADABLE and FORMAT_DRIFT, and for no other kind");
        }
    }

    /** Without the ids of employees, if this employee is one of them; otherwise the same. */
    public SourceChanged shownTo(@Nullable String employeeId) {
        if (employeeId == null || !employeeIds.contains(employeeId)) {
            return this;
        }
        return new SourceChanged(
                alarmId,
                version,
                source,
                kind,
                state,
                beganAt,
                endedAt,
                endCause,
                countedFrom,
                lines,
                affectedLines,
                reasons,
                limitPercent,
                limitBefore,
                limitSeconds,
                List.of(),
                employees);
    }

    /** What is wrong with the source. */
    public enum Kind {
        /** More of its lines than its limit allows cannot be read and may be an employee's. */
        UNREADABLE,
        /** Accesses wait because several employees have their user name. */
        AMBIGUOUS,
        /** No line has come for longer than its limit. */
        SILENT,
        /** Far more of its lines are malformed than before. */
        FORMAT_DRIFT
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
