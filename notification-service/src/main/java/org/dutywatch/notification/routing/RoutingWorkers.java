package org.dutywatch.notification.routing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/** Routes in the background what waits for an unknown employee. */
@ApplicationScoped
class RoutingWorkers {
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final Workers workers;
    private final RouteWaitingNotices routeWaitingNotices;

    RoutingWorkers(Workers workers, RouteWaitingNotices routeWaitingNotices) {
        this.workers = workers;
        this.routeWaitingNotices = routeWaitingNotices;
    }

    void start(@Observes StartupEvent event) {
        workers.start(new WorkerSettings("waiting-notices", 1, POLL_INTERVAL), () -> {
            routeWaitingNotices.routeWaiting();
            return false;
        });
    }
}
