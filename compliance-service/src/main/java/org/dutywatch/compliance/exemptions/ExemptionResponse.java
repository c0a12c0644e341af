package org.dutywatch.compliance.exemptions;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param employeeId the employee's id, or the pseudonym where the caller reads no persons */
public record ExemptionResponse(
        UUID exemptionId,
        String employeeId,
        Instant start,
        Instant end,
        String reason,
        @Nullable String directedBy,
        String approvedBy,
        String createdBy,
        Instant createdAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason) {
    static ExemptionResponse of(Exemption exemption, String label) {
        return new ExemptionResponse(
                exemption.exemptionId,
                label,
                exemption.startAt,
                exemption.endAt,
                exemption.reason,
                exemption.directedBy,
                exemption.approvedBy,
                exemption.createdBy,
                exemption.createdAt,
                exemption.revokedBy,
                exemption.revokedAt,
                exemption.revokeReason);
    }
}
