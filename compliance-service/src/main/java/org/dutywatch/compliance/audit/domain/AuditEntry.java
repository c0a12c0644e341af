package org.dutywatch.compliance.audit.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did or looked at something.
 *
 * @param auditId the same record always has the same id
 * @param at to the millisecond
 * @param subject whom or what it concerns; null when it concerns nobody
 * @param purpose why, in the actor's words
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

    /** No database keeps the character NUL in a text, and no record may be lost for it. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
