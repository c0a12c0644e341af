package org.dutywatch.notification.routing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;

/**
 * Routes what waits: notices and decisions for an unknown employee, findings for an evaluation; and what was routed to
 * somebody who has left.
 */
@ApplicationScoped
class RoutingWorkers {
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final Workers workers;
    private final RouteWaitingNotices routeWaitingNotices;
    private final RouteDecisions routeDecisions;

    RoutingWorkers(Workers workers, RouteWaitingNotices routeWaitingNotices, RouteDecisions routeDecisions) {
        this.workers = workers;
        this.routeWaitingNotices = routeWaitingNotices;
        this.routeDecisions = routeDecisions;
    }

    void start(@Observes StartupEvent event) {
        workers.start(new WorkerSettings("waiting-notices", 1, POLL_INTERVAL), () -> {
            routeWaitingNotices.routeWaiting();
            return false;
        });
        workers.start(new WorkerSettings("waiting-decisions", 1, POLL_INTERVAL), () -> {
            routeDecisions.routeWaitingAndLeft();
            return false;
        });
    }
}
