package org.dutywatch.ingest.alarms;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.ingest.alarms.DriftingLines.SourceDrift;
import org.dutywatch.ingest.alarms.RecentLines.SourceLines;
import org.dutywatch.ingest.alarms.RunningAlarms.Key;
import org.dutywatch.ingest.alarms.RunningAlarms.Running;
import org.dutywatch.ingest.alarms.SilentSources.SourceSilence;
import org.dutywatch.ingest.alarms.domain.DriftRule;
import org.dutywatch.ingest.alarms.domain.ShareRule;
import org.dutywatch.ingest.alarms.domain.UnreadableRule;
import org.dutywatch.ingest.parking.ParkedAccesses.AmbiguousAccesses;
import org.dutywatch.ingest.sources.SourceChanged;
import org.dutywatch.ingest.sources.SourceChanged.EndCause;
import org.dutywatch.ingest.sources.SourceChanged.Kind;
import org.dutywatch.ingest.sources.SourceChanged.State;
import org.jspecify.annotations.Nullable;

/**
 * What was counted for one alarm, whether it runs or not. The other fields are those of {@link SourceChanged}.
 *
 * @param rule null for {@link Kind#AMBIGUOUS}, which runs while any access waits, and for {@link Kind#SILENT}
 * @param silence for {@link Kind#SILENT} alone
 * @param employeeIds all of them, sorted
 */
record AlarmCount(
        Key key,
        @Nullable ShareRule rule,
        @Nullable Silence silence,
        Instant countedFrom,
        @Nullable Long lines,
        long affectedLines,
        Map<String, Long> reasons,
        List<String> employeeIds) {
    static AlarmCount unreadable(SourceLines counted, UnreadableRule rule, Instant from) {
        return new AlarmCount(
                new Key(counted.source(), Kind.UNREADABLE),
                rule,
                null,
                from,
                counted.lines(),
                counted.unreadableLines(),
                counted.unreadable(),
                List.of());
    }

    static AlarmCount ambiguous(AmbiguousAccesses waiting) {
        return new AlarmCount(
                new Key(waiting.source(), Kind.AMBIGUOUS),
                null,
                null,
                waiting.since(),
                null,
                waiting.accesses(),
                Map.of(),
                waiting.employeeIds());
    }

    static AlarmCount silent(SourceSilence counted, boolean isSilent) {
        return new AlarmCount(
                new Key(counted.source(), Kind.SILENT),
                null,
                new Silence(counted.limit(), isSilent),
                counted.since(),
                null,
                0,
                Map.of(),
                List.of());
    }

    static AlarmCount drift(SourceDrift counted, DriftRule rule, Instant from) {
        return new AlarmCount(
                new Key(counted.source(), Kind.FORMAT_DRIFT),
                rule,
                null,
                from,
                counted.lines(),
                counted.malformedLines(),
                counted.malformed(),
                List.of());
    }

    /** Of a running alarm for which nothing is counted any more. */
    static AlarmCount none(Running running) {
        SourceChanged alarm = running.alarm();
        return new AlarmCount(
                new Key(alarm.source(), alarm.kind()),
                null,
                null,
                alarm.countedFrom(),
                alarm.lines() == null ? null : 0L,
                0,
                Map.of(),
                running.employeeIds());
    }

    /**
     * How long no line came.
     *
     * @param limit after how long that is an alarm; null: never
     * @param isAlarm whether it is longer than that
     */
    record Silence(@Nullable Duration limit, boolean isAlarm) {}

    /** The count as it is compared with a running alarm, which keeps the limit with which it began if lines drift. */
    AlarmCount against(SourceChanged running) {
        Double begun = running.limitPercent();
        return begun != null && rule instanceof DriftRule drift
                ? new AlarmCount(
                        key, drift.withPercent(begun), silence, countedFrom, lines, affectedLines, reasons, employeeIds)
                : this;
    }

    /** Whether an alarm begins, if none runs. */
    boolean begins() {
        if (silence != null) {
            return silence.isAlarm();
        }
        return rule == null || rule.begins(affectedLines, allLines());
    }

    /** Why the running alarm ends; null: it goes on. */
    @Nullable
    EndCause endCause(SourceChanged published) {
        if (silence != null) {
            return silence.isAlarm() ? null : endOfSilence(published);
        }
        ShareRule current = rule;
        if (current == null || current.lasts(affectedLines, allLines())) {
            return null;
        }
        if (allLines() == 0) {
            return EndCause.NO_LINES;
        }
        Double before = limitBefore(published);
        return before != null
                        && current instanceof UnreadableRule unreadable
                        && unreadable.withPercent(before).lasts(affectedLines, allLines())
                ? EndCause.LIMIT_CHANGED
                : EndCause.FEWER;
    }

    private EndCause endOfSilence(SourceChanged published) {
        return countedFrom.isAfter(published.countedFrom()) ? EndCause.RESUMED : EndCause.LIMIT_CHANGED;
    }

    /** The limit of the published version, if it is another one now; otherwise null. */
    @Nullable
    Double limitBefore(SourceChanged published) {
        Double before = published.limitPercent();
        return rule == null || before == null || before == rule.percent() ? null : before;
    }

    SourceChanged firstVersion(Instant now) {
        return version(UUID.randomUUID(), 1, now, null, null, null, Set.of());
    }

    /** The same version with these figures. */
    SourceChanged sameVersion(Running before) {
        SourceChanged alarm = before.alarm();
        return version(alarm.alarmId(), alarm.version(), alarm.beganAt(), null, null, null, Set.of());
    }

    /** The next version of the running alarm. Its employees that were not published yet come first. */
    SourceChanged nextVersion(Running before) {
        SourceChanged alarm = before.alarm();
        return version(
                alarm.alarmId(),
                alarm.version() + 1,
                alarm.beganAt(),
                null,
                null,
                limitBefore(before.published()),
                new HashSet<>(before.employeeIds()));
    }

    SourceChanged lastVersion(Running before, Instant now, EndCause cause) {
        SourceChanged alarm = before.alarm();
        return version(
                alarm.alarmId(),
                alarm.version() + 1,
                alarm.beganAt(),
                now,
                cause,
                limitBefore(before.published()),
                Set.of());
    }

    private SourceChanged version(
            UUID alarmId,
            int version,
            Instant beganAt,
            @Nullable Instant endedAt,
            @Nullable EndCause endCause,
            @Nullable Double limitBefore,
            Set<String> publishedIds) {
        return new SourceChanged(
                alarmId,
                version,
                key.source(),
                key.kind(),
                endedAt == null ? State.RUNNING : State.ENDED,
                beganAt,
                endedAt,
                endCause,
                countedFrom,
                lines,
                affectedLines,
                reasons,
                rule == null ? null : rule.percent(),
                limitBefore,
                limitSeconds(),
                employeeIds.stream()
                        .sorted(comparing((String id) -> publishedIds.contains(id))
                                .thenComparing(naturalOrder()))
                        .limit(SourceChanged.MOST_EMPLOYEES)
                        .toList(),
                employeeIds.size());
    }

    private @Nullable Long limitSeconds() {
        Duration limit = silence == null ? null : silence.limit();
        return limit == null ? null : limit.toSeconds();
    }

    private long allLines() {
        return lines == null ? 0 : lines;
    }
}
