package org.dutywatch.notification.duty;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Deletes expired duty windows in the background. */
@ApplicationScoped
class DutyRetention {
    private final Workers workers;
    private final StoreDuty storeDuty;

    DutyRetention(Workers workers, StoreDuty storeDuty) {
        this.workers = workers;
        this.storeDuty = storeDuty;
    }

    void start(@Observes StartupEvent event) {
        workers.start(new WorkerSettings("duty-retention", 1, Duration.ofHours(1)), () -> {
            storeDuty.deleteExpired();
            return false;
        });
    }
}
