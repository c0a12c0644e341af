package org.dutywatch.compliance.model.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An audited action: who did or looked at what, when, why, from where, and what came of it. The last four fields are
 * null in records of versions that did not know them.
 *
 * @param auditId id of the record; a repeated delivery has the same id
 * @param at cut to milliseconds
 * @param roles the roles that the actor had
 * @param action what was done, such as {@code view_minutes}
 * @param subject the employee or thing that it concerns; null if none
 * @param purpose why, in the actor's words; null where none was given
 * @param service the service that recorded it
 * @param clientAddress the network address that the request came from; null if the service acted by itself
 * @param session the login session, or else the id of the token or the client that it was issued to
 * @param outcome {@code done}, {@code refused} or {@code failed}
 * @param count how many: of a list the rows that were read, of refused requests how many alike there were; null where
 *     nothing is counted
 */
public record AuditEntry(
        UUID auditId,
        Instant at,
        String actor,
        List<String> roles,
        String action,
        @Nullable String subject,
        @Nullable String purpose,
        String service,
        @Nullable String clientAddress,
        @Nullable String session,
        @Nullable String outcome,
        @Nullable Long count) {

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
        clientAddress = storable(clientAddress);
        session = storable(session);
        outcome = storable(outcome);
    }

    /** Returns whether the entry has a field that only the hash of version 2 covers. */
    boolean hasFieldsOfVersion2() {
        return clientAddress != null || session != null || outcome != null || count != null;
    }

    /** PostgreSQL cannot store the character NUL in a text; it is replaced, so that no record is lost. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
