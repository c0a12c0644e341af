package org.dutywatch.compliance.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.audit.ChainedRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record of the audit trail, with its place in the chain: its sequence number, and the hash before it and its own
 * (SHA-256 in hexadecimal). The other fields are those of {@link org.dutywatch.compliance.model.audit.AuditEntry}.
 */
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
        @Nullable String clientAddress,
        @Nullable String session,
        @Nullable String outcome,
        @Nullable Long count,
        int hashVersion,
        String previousHash,
        String hash) {
    static AuditResponse of(ChainedRecord chained) {
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
                entry.clientAddress(),
                entry.session(),
                entry.outcome(),
                entry.count(),
                chained.hashVersion(),
                chained.previousHash(),
                chained.hash());
    }
}
