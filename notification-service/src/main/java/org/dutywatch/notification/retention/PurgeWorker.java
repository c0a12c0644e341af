package org.dutywatch.notification.retention;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Worker {@code purge}. The service does not start if something would be kept for less than a year. */
@ApplicationScoped
class PurgeWorker {
    private final PurgeOld purgeOld;
    private final RetentionConfig config;
    private final ZoneId zone;
    private final Clock clock;

    PurgeWorker(PurgeOld purgeOld, RetentionConfig config, ZoneId zone, Clock clock) {
        this.purgeOld = purgeOld;
        this.config = config;
        this.zone = zone;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event, Workers workers) {
        requireAYear();
        workers.start(new WorkerSettings("purge", 1, config.every()), this::purge);
    }

    /** @throws IllegalStateException if a period is shorter than a year */
    void requireAYear() {
        ZonedDateTime now = clock.instant().atZone(zone);
        for (RetentionClass each : RetentionClass.values()) {
            if (now.minus(each.retention(config)).isAfter(now.minusYears(1))) {
                throw new IllegalStateException("dutywatch.retention: " + each.what() + " are kept for "
                        + each.retention(config) + ", which is shorter than a year");
            }
        }
    }

    private boolean purge() {
        boolean more = false;
        for (RetentionClass each : RetentionClass.values()) {
            more |= purgeOld.purge(each);
        }
        return more;
    }
}
