package org.dutywatch.eventkit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.rest.Caller;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Records who did what, and who accessed which data. The record is written to the outbox in the caller's transaction,
 * or in a new one if there is none.
 */
@ApplicationScoped
public class AuditTrail {
    public static final String TOPIC = "audit.recorded.v1";

    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final String service;

    AuditTrail(
            Outbox outbox,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.caller = caller;
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
        append(caller.name(), caller.roles().stream().sorted().toList(), action, subject, purpose);
    }

    /** Records an action of the service itself, such as a scheduled job; the actor is the name of the service. */
    @Transactional
    public void recordServiceAction(String action, @Nullable String subject, @Nullable String purpose) {
        append(service, List.of(), action, subject, purpose);
    }

    private void append(
            String actor, List<String> roles, String action, @Nullable String subject, @Nullable String purpose) {
        var auditRecord = new AuditRecord(
                UUID.randomUUID(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                actor,
                roles,
                action,
                subject,
                purpose,
                service);
        outbox.append(TOPIC, auditRecord.actor(), auditRecord);
    }

    /** The value of {@value #TOPIC}. */
    public record AuditRecord(
            UUID auditId,
            java.time.Instant at,
            String actor,
            List<String> roles,
            String action,
            @Nullable String subject,
            @Nullable String purpose,
            String service) {}
}
