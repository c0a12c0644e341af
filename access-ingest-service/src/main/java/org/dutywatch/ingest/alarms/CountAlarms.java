package org.dutywatch.ingest.alarms;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.ingest.alarms.DriftingLines.SourceDrift;
import org.dutywatch.ingest.alarms.RecentLines.SourceLines;
import org.dutywatch.ingest.alarms.domain.DriftRule;
import org.dutywatch.ingest.alarms.domain.UnreadableRule;
import org.dutywatch.ingest.parking.ParkedAccesses;
import org.dutywatch.ingest.sources.SourceChanged.Kind;
import org.jdbi.v3.core.Handle;

/**
 * Counts what alarms are about:
 *
 * <ul>
 *   <li>{@link Kind#UNREADABLE} by {@link UnreadableRule}, over the lines of the last window
 *   <li>{@link Kind#AMBIGUOUS} while accesses wait because several employees have their user name, which is
 *       checked once in {@link AlarmsConfig#ambiguousAfter()}. It ends when none does: one employee has the name,
 *       nobody has it any more, or the accesses were deleted after their retention
 *   <li>{@link Kind#SILENT} while no line comes
 *   <li>{@link Kind#FORMAT_DRIFT} by {@link DriftRule}, over the newest lines of the last window
 * </ul>
 */
@ApplicationScoped
class CountAlarms {
    private final RecentLines recentLines;
    private final DriftingLines driftingLines;
    private final SilentSources silentSources;
    private final ParkedAccesses parkedAccesses;
    private final AlarmsConfig config;
    private final Instant startedAt;

    /** When this instance last counted the accesses that wait. */
    private volatile Instant ambiguityCheckedAt = Instant.MIN;

    CountAlarms(
            RecentLines recentLines,
            DriftingLines driftingLines,
            SilentSources silentSources,
            ParkedAccesses parkedAccesses,
            AlarmsConfig config,
            Clock clock) {
        this.recentLines = recentLines;
        this.driftingLines = driftingLines;
        this.silentSources = silentSources;
        this.parkedAccesses = parkedAccesses;
        this.config = config;
        this.startedAt = clock.instant();
    }

    /** What is counted, by kind. A kind that is not counted now is left out. */
    Map<Kind, List<AlarmCount>> count(Handle handle, Instant now) {
        Map<Kind, List<AlarmCount>> counts = new EnumMap<>(Kind.class);
        Instant from = now.minus(config.window());
        recentLines.copy(handle, now, config.window());
        recentLines
                .since(handle, from)
                .ifPresent(sources -> counts.put(
                        Kind.UNREADABLE,
                        sources.stream()
                                .map(lines -> AlarmCount.unreadable(lines, rule(lines), from))
                                .toList()));
        Instant parkedUntil = now.minus(config.ambiguousAfter());
        if (!ambiguityCheckedAt.isAfter(parkedUntil)) {
            ambiguityCheckedAt = now;
            counts.put(
                    Kind.AMBIGUOUS,
                    parkedAccesses.ambiguous(handle, parkedUntil).stream()
                            .map(AlarmCount::ambiguous)
                            .toList());
        }
        if (!startedAt.plus(config.quietAfterStart()).isAfter(now)) {
            counts.put(
                    Kind.SILENT,
                    silentSources.all(handle).stream()
                            .map(source -> AlarmCount.silent(source, source.isSilent(now)))
                            .toList());
        }
        Instant driftFrom = now.minus(config.driftWindow());
        counts.put(
                Kind.FORMAT_DRIFT,
                driftingLines.since(handle, from, driftFrom).stream()
                        .map(source -> AlarmCount.drift(source, rule(source), driftFrom))
                        .toList());
        return counts;
    }

    private UnreadableRule rule(SourceLines lines) {
        Double ownPercent = lines.ownPercent();
        return new UnreadableRule(
                config.unreadableLines(), ownPercent == null ? config.unreadablePercent() : ownPercent);
    }

    private DriftRule rule(SourceDrift source) {
        return DriftRule.after(
                source.malformedBefore(), source.linesBefore(), config.driftLines(), config.driftPoints());
    }
}
