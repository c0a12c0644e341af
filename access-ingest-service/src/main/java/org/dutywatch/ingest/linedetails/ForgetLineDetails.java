package org.dutywatch.ingest.linedetails;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Deletes counts after their retention, because an address may be one person's. */
@ApplicationScoped
class ForgetLineDetails {
    private static final Duration INTERVAL = Duration.ofHours(1);

    void start(@Observes StartupEvent event, Workers workers, LineDetails details) {
        workers.start(new WorkerSettings("forget-line-details", 1, INTERVAL), () -> {
            details.forget();
            return false;
        });
    }
}
