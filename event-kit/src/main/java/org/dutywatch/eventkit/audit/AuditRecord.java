package org.dutywatch.eventkit.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@value AuditTrail#TOPIC}.
 *
 * @param clientAddress network address of the client; null if the service acted by itself
 * @param session login session of the token, or the id of the token or of its client
 * @param count how many rows of a list were read, or how many requests alike were refused; null where nothing is counted
 */
public record AuditRecord(
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
        AuditOutcome outcome,
        @Nullable Long count) {}
