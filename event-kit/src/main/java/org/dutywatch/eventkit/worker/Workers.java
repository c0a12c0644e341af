package org.dutywatch.eventkit.worker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Starts the background workers of the service and stops them with it. The gauge {@code
 * dutywatch.worker.since.success.seconds} says for each how long ago its last successful run ended, and the readiness
 * check {@code workers} names those that are stalled. {@code Default} is needed because {@code Readiness} is a qualifier.
 */
@Default
@Readiness
@ApplicationScoped
public class Workers implements HealthCheck {
    private final MeterRegistry metrics;
    private final List<Worker> workers = new CopyOnWriteArrayList<>();

    Workers(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Starts a worker; it runs its task for the first time at once. */
    public Worker start(WorkerSettings settings, Worker.Task task) {
        var worker = new Worker(settings, task);
        workers.add(worker);
        Gauge.builder("dutywatch.worker.since.success.seconds", worker, Workers::secondsSinceSuccess)
                .tag("worker", settings.name())
                .register(metrics);
        worker.start();
        return worker;
    }

    void stop(@Observes @Priority(1) ShutdownEvent event) {
        workers.parallelStream().forEach(Worker::stop);
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("workers").up();
        for (var worker : workers) {
            if (worker.isStalled()) {
                response.down();
                response.withData(worker.name(), worker.sinceLastSuccess().toSeconds() + " s without a successful run");
            }
        }
        return response.build();
    }

    private static double secondsSinceSuccess(Worker worker) {
        return worker.sinceLastSuccess().toMillis() / 1000.0;
    }
}
