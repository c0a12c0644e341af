package org.dutywatch.ingest.alarms;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.ingest.alarms.RecentLines.SourceLines;
import org.dutywatch.ingest.alarms.domain.UnreadableRule;
import org.dutywatch.ingest.parking.ParkedAccesses;
import org.dutywatch.ingest.sources.SourceChanged.Kind;
import org.jdbi.v3.core.Handle;

/**
 * Checks the sources every few seconds, and begins, updates and ends their alarms:
 *
 * <ul>
 *   <li>{@link Kind#UNREADABLE} by {@link UnreadableRule}, over the lines of the last window
 *   <li>{@link Kind#AMBIGUOUS} while accesses wait because several employees have their user name, which is
 *       checked once in {@link AlarmsConfig#ambiguousAfter()}. It ends when none does: one employee has the name,
 *       nobody has it any more, or the accesses were deleted after their retention
 * </ul>
 */
@ApplicationScoped
public class WatchSources {
    private final Database database;
    private final RecentLines recentLines;
    private final ParkedAccesses parkedAccesses;
    private final RunningAlarms runningAlarms;
    private final ChangeAlarms changeAlarms;
    private final AlarmGauges gauges;
    private final AlarmsConfig config;
    private final Clock clock;

    /** When this instance last counted the accesses that wait. */
    private volatile Instant ambiguityCheckedAt = Instant.MIN;

    WatchSources(
            Database database,
            RecentLines recentLines,
            ParkedAccesses parkedAccesses,
            RunningAlarms runningAlarms,
            ChangeAlarms changeAlarms,
            AlarmGauges gauges,
            AlarmsConfig config,
            Clock clock) {
        this.database = database;
        this.recentLines = recentLines;
        this.parkedAccesses = parkedAccesses;
        this.runningAlarms = runningAlarms;
        this.changeAlarms = changeAlarms;
        this.gauges = gauges;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("source-alarms", 1, config.pollInterval()), () -> {
            check();
            return false;
        });
    }

    /**
     * Checks once, in one transaction with the events.
     *
     * @return false if another instance is checking
     */
    @Transactional
    public boolean check() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return database.withHandle(handle -> {
            if (!runningAlarms.tryLock(handle)) {
                return false;
            }
            gauges.show(changeAlarms.change(handle, now, counts(handle, now)));
            return true;
        });
    }

    /** What is counted, by kind. A kind that is not counted now is left out. */
    private Map<Kind, List<AlarmCount>> counts(Handle handle, Instant now) {
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
        return counts;
    }

    private UnreadableRule rule(SourceLines lines) {
        Double ownPercent = lines.ownPercent();
        return new UnreadableRule(
                config.unreadableLines(), ownPercent == null ? config.unreadablePercent() : ownPercent);
    }
}
