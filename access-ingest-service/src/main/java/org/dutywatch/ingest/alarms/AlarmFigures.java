package org.dutywatch.ingest.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.ingest.alarms.RecentLines.SourceLines;
import org.dutywatch.ingest.alarms.RunningAlarms.Key;
import org.dutywatch.ingest.alarms.domain.UnreadableRule;
import org.dutywatch.ingest.parking.ParkedAccesses.AmbiguousAccesses;
import org.dutywatch.ingest.sources.SourceChanged;
import org.dutywatch.ingest.sources.SourceChanged.Kind;
import org.dutywatch.ingest.sources.SourceChanged.State;
import org.jspecify.annotations.Nullable;

/**
 * What was counted for one alarm, whether it runs or not. The other fields are those of {@link SourceChanged}.
 *
 * @param begins whether an alarm begins, if none runs
 * @param lasts whether an alarm that runs goes on
 * @param employeeIds all of them, sorted
 */
record AlarmFigures(
        Key key,
        boolean begins,
        boolean lasts,
        Instant countedFrom,
        @Nullable Long lines,
        long affectedLines,
        Map<String, Long> reasons,
        List<String> employeeIds) {
    static AlarmFigures unreadable(SourceLines counted, UnreadableRule rule, Instant from) {
        long unreadable = counted.unreadableLines();
        return new AlarmFigures(
                new Key(counted.source(), Kind.UNREADABLE),
                rule.begins(unreadable, counted.lines()),
                rule.lasts(unreadable, counted.lines()),
                from,
                counted.lines(),
                unreadable,
                counted.unreadable(),
                List.of());
    }

    static AlarmFigures ambiguous(AmbiguousAccesses waiting) {
        return new AlarmFigures(
                new Key(waiting.source(), Kind.AMBIGUOUS),
                true,
                true,
                waiting.since(),
                null,
                waiting.accesses(),
                Map.of(),
                waiting.employeeIds());
    }

    /** Of a running alarm for which nothing is counted any more. */
    static AlarmFigures none(SourceChanged running) {
        return new AlarmFigures(
                new Key(running.source(), running.kind()),
                false,
                false,
                running.countedFrom(),
                running.kind() == Kind.AMBIGUOUS ? null : 0L,
                0,
                Map.of(),
                running.employeeIds());
    }

    SourceChanged begun(Instant now) {
        return alarm(UUID.randomUUID(), 1, now, null);
    }

    /** The running alarm with these figures. */
    SourceChanged running(SourceChanged before, int version) {
        return alarm(before.alarmId(), version, before.beganAt(), null);
    }

    SourceChanged ended(SourceChanged before, Instant now) {
        return alarm(before.alarmId(), before.version() + 1, before.beganAt(), now);
    }

    private SourceChanged alarm(UUID alarmId, int version, Instant beganAt, @Nullable Instant endedAt) {
        return new SourceChanged(
                alarmId,
                version,
                key.source(),
                key.kind(),
                endedAt == null ? State.RUNNING : State.ENDED,
                beganAt,
                endedAt,
                countedFrom,
                lines,
                affectedLines,
                reasons,
                employeeIds.stream().limit(SourceChanged.MOST_EMPLOYEES).toList(),
                employeeIds.size());
    }
}
