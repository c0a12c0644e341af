package org.dutywatch.ingest.alarms;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.dutywatch.ingest.alarms.RecentLines.SourceLines;
import org.dutywatch.ingest.alarms.domain.UnreadableRule;
import org.dutywatch.ingest.parking.ParkedAccesses;
import org.dutywatch.ingest.sources.SourceChanged.Kind;
import org.jdbi.v3.core.Handle;

/**
 * Looks at the sources every few seconds, and begins, updates and ends their alarms:
 *
 * <ul>
 *   <li>{@link Kind#UNREADABLE} by {@link UnreadableRule}, over the lines of the last window
 *   <li>{@link Kind#AMBIGUOUS} while accesses wait because several employees have their user name. It ends when none does:
 *       somebody gave the name to one employee, or the accesses were deleted after their retention
 * </ul>
 */
@ApplicationScoped
public class WatchSources {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Database database;
    private final RecentLines recentLines;
    private final ParkedAccesses parkedAccesses;
    private final ChangeAlarms changeAlarms;
    private final AlarmGauges gauges;
    private final AlarmsConfig config;
    private final Clock clock;

    WatchSources(
            Database database,
            RecentLines recentLines,
            ParkedAccesses parkedAccesses,
            ChangeAlarms changeAlarms,
            AlarmGauges gauges,
            AlarmsConfig config,
            Clock clock) {
        this.database = database;
        this.recentLines = recentLines;
        this.parkedAccesses = parkedAccesses;
        this.changeAlarms = changeAlarms;
        this.gauges = gauges;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("source-alarms", 1, INTERVAL), () -> {
            look();
            return false;
        });
    }

    /** Looks once, in one transaction with the events. */
    @Transactional
    public void look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        gauges.show(database.withHandle(handle -> changeAlarms.change(handle, now, figures(handle, now))));
    }

    private List<AlarmFigures> figures(Handle handle, Instant now) {
        Instant from = now.minus(config.window());
        recentLines.copy(handle, now, config.window());
        List<AlarmFigures> figures = new ArrayList<>();
        recentLines
                .since(handle, from)
                .forEach(lines -> figures.add(AlarmFigures.unreadable(lines, rule(lines), from)));
        parkedAccesses.ambiguous(handle).forEach(waiting -> figures.add(AlarmFigures.ambiguous(waiting)));
        return figures;
    }

    private UnreadableRule rule(SourceLines lines) {
        Double ownPercent = lines.ownPercent();
        return new UnreadableRule(
                config.unreadableLines(), ownPercent == null ? config.unreadablePercent() : ownPercent);
    }
}
