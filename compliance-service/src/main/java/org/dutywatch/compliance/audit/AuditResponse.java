package org.dutywatch.compliance.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record of the audit trail, with its sequence number and hash (SHA-256 in hexadecimal) in the chain. */
public record AuditResponse(
        long seq,
        UUID auditId,
        Instant at,
        String actor,
        List<String> roles,
        String action,
        @Nullable String subject,
        @Nullable String purpose,
        String service,
        String hash) {
    static AuditResponse of(AuditTrailReader.ChainedRecord chained) {
        var entry = chained.entry();
        return new AuditResponse(
                chained.seq(),
                entry.auditId(),
                entry.at(),
                entry.actor(),
                entry.roles(),
                entry.action(),
                entry.subject(),
                entry.purpose(),
                entry.service(),
                chained.hash());
    }
}
