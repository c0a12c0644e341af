package org.dutywatch.eventkit.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.dutywatch.eventkit.kafka.Failures;
import org.dutywatch.eventkit.rest.RequestSender;
import org.dutywatch.eventkit.worker.WorkerSettings;
import org.dutywatch.eventkit.worker.Workers;
import org.jboss.logging.Logger;

/**
 * Records every request that was refused (401, 403) or failed (5xx), in one place for all endpoints. It is recorded
 * after the answer, because the transaction of such a request is rolled back: within a second, and in one record for all
 * requests of that second that are alike. A request without a valid token has no actor; it is only counted, in {@code
 * dutywatch.requests.unauthenticated}.
 */
@ApplicationScoped
class UnsuccessfulRequests {
    private static final Logger LOG = Logger.getLogger(UnsuccessfulRequests.class);
    private static final Duration RECORD_EVERY = Duration.ofSeconds(1);

    /** Before the check of the token, whose refusals are counted, too. */
    private static final int BEFORE_AUTHENTICATION = 250;

    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_TARGET = 500;

    private final AuditTrail audit;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final PendingAttempts pending = new PendingAttempts();

    UnsuccessfulRequests(AuditTrail audit, MeterRegistry metrics, Clock clock) {
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    void watchRequests(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addEndHandler(ended -> noteIfUnsuccessful(request));
                    request.next();
                },
                BEFORE_AUTHENTICATION);
    }

    void start(@Observes StartupEvent event, Workers workers) {
        workers.start(new WorkerSettings("record-unsuccessful-requests", 1, RECORD_EVERY), () -> {
            record();
            return false;
        });
    }

    /** Records what is left when the service stops. */
    void stop(@Observes ShutdownEvent event) {
        try {
            record();
        } catch (RuntimeException e) {
            LOG.errorf("refused requests of the last second are not recorded: %s", Failures.describe(e));
        }
    }

    private void noteIfUnsuccessful(RoutingContext request) {
        int status = request.response().getStatusCode();
        if (status != 401 && status != 403 && status < SERVER_ERROR) {
            return;
        }
        Optional<SecurityIdentity> identity = RequestSender.identity(request);
        if (identity.isEmpty()) {
            metrics.counter("dutywatch.requests.unauthenticated", "status", String.valueOf(status))
                    .increment();
            return;
        }
        AuditOutcome outcome = status < SERVER_ERROR ? AuditOutcome.REFUSED : AuditOutcome.FAILED;
        String method = request.request().method().name();
        pending.add(
                new Attempt(Actor.of(request, identity.get()), method, target(request), status, outcome),
                clock.instant());
    }

    private static String target(RoutingContext request) {
        String target = request.request().uri();
        return target.length() > LONGEST_TARGET ? target.substring(0, LONGEST_TARGET) : target;
    }

    private void record() {
        var taken = pending.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> taken.forEach((attempt, times) ->
                            audit.append(times.first(), attempt.actor(), attempt.action(times.number()))));
        } catch (RuntimeException e) {
            pending.putBack(taken);
            throw e;
        }
    }
}
