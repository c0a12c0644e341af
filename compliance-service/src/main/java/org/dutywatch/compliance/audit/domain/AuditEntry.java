package org.dutywatch.compliance.audit.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An audited action: who did or looked at what, when and why.
 *
 * @param auditId id of the record; a repeated delivery has the same id
 * @param at cut to milliseconds
 * @param roles the roles that the actor had
 * @param action what was done, such as {@code view_minutes}
 * @param subject the employee or thing that it concerns; null if none
 * @param purpose why, in the actor's words; null where none was given
 * @param service the service that recorded it
 */
public record AuditEntry(
        UUID auditId,
        Instant at,
        String actor,
        List<String> roles,
        String action,
        @Nullable String subject,
        @Nullable String purpose,
        String service) {

    public AuditEntry {
        Objects.requireNonNull(auditId, "audit_id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(service, "service");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        roles = List.copyOf(Objects.requireNonNull(roles, "roles"));
        subject = storable(subject);
        purpose = storable(purpose);
    }

    /** PostgreSQL cannot store the character NUL in a text; it is replaced, so that no record is lost. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
