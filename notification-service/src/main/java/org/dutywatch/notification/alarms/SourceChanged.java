package org.dutywatch.notification.alarms;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm about a source of log lines, as {@value #TOPIC} says: it began, is about further employees, or ended.
 *
 * @param version at least 1; a higher version replaces a lower one
 * @param endedAt null while it runs
 * @param countedFrom about since when the lines are counted
 * @param lines all lines of the source since then; null for {@link Kind#AMBIGUOUS}
 * @param affectedLines the lines that cannot be read and may be an employee's; or the accesses that wait
 * @param reasons how many of these lines have which reason; empty for {@link Kind#AMBIGUOUS}
 * @param employeeIds whose accesses they may be, not always all; empty for {@link Kind#UNREADABLE}
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

    public SourceChanged {
        requireNonNull(alarmId, "alarm_id");
        requireNonNull(source, "source");
        requireNonNull(kind, "kind");
        requireNonNull(state, "state");
        requireNonNull(beganAt, "began_at");
        requireNonNull(countedFrom, "counted_from");
        reasons = new TreeMap<>(requireNonNull(reasons, "reasons"));
        employeeIds = List.copyOf(requireNonNull(employeeIds, "employee_ids"));
        if (version < 1 || (state == State.ENDED) != (endedAt != null)) {
            throw new IllegalArgumentException("version is below 1, or state and ended_at disagree");
        }
        if ((kind == Kind.UNREADABLE) != (lines != null)) {
            throw new IllegalArgumentException("lines is given for every kind but AMBIGUOUS");
        }
    }

    /** What is wrong with the source. */
    public enum Kind {
        /** More of its lines than its limit allows cannot be read and may be an employee's. */
        UNREADABLE,
        /** Accesses wait because several employees have their user name. */
        AMBIGUOUS
    }

    /** Whether the alarm has ended. */
    public enum State {
        RUNNING,
        ENDED
    }
}
