package org.dutywatch.ingest.alarms;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Checks the sources every few seconds, and begins, updates and ends their alarms, as {@link CountAlarms} counts. */
@ApplicationScoped
public class WatchSources {
    private final Database database;
    private final CountAlarms countAlarms;
    private final RunningAlarms runningAlarms;
    private final ChangeAlarms changeAlarms;
    private final AlarmGauges gauges;
    private final AlarmsConfig config;
    private final Clock clock;

    WatchSources(
            Database database,
            CountAlarms countAlarms,
            RunningAlarms runningAlarms,
            ChangeAlarms changeAlarms,
            AlarmGauges gauges,
            AlarmsConfig config,
            Clock clock) {
        this.database = database;
        this.countAlarms = countAlarms;
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
            gauges.show(changeAlarms.change(handle, now, countAlarms.count(handle, now)));
            return true;
        });
    }
}
