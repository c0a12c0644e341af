package org.dutywatch.eventkit.audit;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.outbox.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Records who did what, and who accessed which data. The record is written to the outbox in the caller's transaction,
 * or in a new one if there is none. It says by itself from which address and in which session the caller did it. Refused
 * and failed requests are recorded by {@link UnsuccessfulRequests}.
 */
@ApplicationScoped
public class AuditTrail {
    public static final String TOPIC = "audit.recorded.v1";

    private final Outbox outbox;
    private final SecurityIdentity caller;
    private final CurrentVertxRequest request;
    private final Clock clock;
    private final String service;

    AuditTrail(
            Outbox outbox,
            SecurityIdentity caller,
            CurrentVertxRequest request,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.caller = caller;
        this.request = request;
        this.clock = clock;
        this.service = service;
    }

    /**
     * Records an action of the caller of this request.
     *
     * @param action a verb phrase in snake_case, such as {@code view_minutes}
     * @param subject the person or thing it concerns, as an id; null when it concerns none
     * @param purpose why, in the caller's words; or details of the action, such as the counts of an import; null when
     *     there is neither
     */
    @Transactional
    public void record(String action, @Nullable String subject, @Nullable String purpose) {
        recordAsCaller(action, subject, purpose, null);
    }

    /**
     * As {@link #record(String, String, String)}, for a list.
     *
     * @param count number of rows that the caller gets
     */
    @Transactional
    public void record(String action, @Nullable String subject, @Nullable String purpose, long count) {
        recordAsCaller(action, subject, purpose, count);
    }

    /**
     * Records that the caller of this request tried something that was refused, while the request as a whole was not: a
     * request that is refused is recorded by {@link UnsuccessfulRequests}.
     *
     * @param subject the person or thing that it was about; null when none is known
     * @param purpose what it was, and why it was refused
     */
    @Transactional
    public void recordRefused(String action, @Nullable String subject, @Nullable String purpose) {
        append(
                clock.instant(),
                Actor.of(request.getCurrent(), caller),
                new Action(action, subject, purpose, AuditOutcome.REFUSED, null));
    }

    /** Records an action of the service itself, such as a scheduled job; the actor is the name of the service. */
    @Transactional
    public void recordServiceAction(String action, @Nullable String subject, @Nullable String purpose) {
        append(
                clock.instant(),
                new Actor(service, List.of(), RequestOrigin.SERVICE),
                new Action(action, subject, purpose, AuditOutcome.DONE, null));
    }

    /**
     * Records that something which the service itself tried was refused, such as a row of a scheduled import.
     *
     * @param subject the person or thing that it was about; null when none is known
     * @param purpose what it was, and why it was refused
     */
    @Transactional
    public void recordServiceRefused(String action, @Nullable String subject, @Nullable String purpose) {
        append(
                clock.instant(),
                new Actor(service, List.of(), RequestOrigin.SERVICE),
                new Action(action, subject, purpose, AuditOutcome.REFUSED, null));
    }

    private void recordAsCaller(
            String action, @Nullable String subject, @Nullable String purpose, @Nullable Long count) {
        append(
                clock.instant(),
                Actor.of(request.getCurrent(), caller),
                new Action(action, subject, purpose, AuditOutcome.DONE, count));
    }

    /** Appends a record in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void append(Instant at, Actor actor, Action action) {
        outbox.append(
                TOPIC,
                actor.name(),
                new AuditRecord(
                        UUID.randomUUID(),
                        at.truncatedTo(ChronoUnit.MILLIS),
                        actor.name(),
                        actor.roles(),
                        action.name(),
                        action.subject(),
                        action.purpose(),
                        service,
                        actor.origin().clientAddress(),
                        actor.origin().session(),
                        action.outcome(),
                        action.count()));
    }
}
