package org.dutywatch.notification.outages;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Watches in the background whether mail works. Several processes may do so at once. */
@ApplicationScoped
public class OutageWorkers {
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final Workers workers;
    private final WatchMail watchMail;

    OutageWorkers(Workers workers, WatchMail watchMail) {
        this.workers = workers;
        this.watchMail = watchMail;
    }

    void start(@Observes StartupEvent event) {
        workers.start(new WorkerSettings("mail-outages", 1, POLL_INTERVAL), watchMail::watch);
    }
}
