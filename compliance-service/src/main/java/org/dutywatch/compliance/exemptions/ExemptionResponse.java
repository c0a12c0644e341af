package org.dutywatch.compliance.exemptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Official business as it is on record; who reads the employee under a pseudonym reads nobody's words and no other person
 * in it, for these may tell who it is.
 *
 * @param employeeId the employee's id, or the pseudonym where the caller reads no persons; null where it is about a unit
 * @param weekly absent where it holds from start to end without a pause
 * @param sites empty for all
 */
public record ExemptionResponse(
        UUID exemptionId,
        @Nullable String employeeId,
        @Nullable String unit,
        Instant start,
        Instant end,
        @JsonInclude(JsonInclude.Include.NON_NULL) ExemptionRequest.@Nullable Weekly weekly,
        List<String> sites,
        Purpose purpose,
        @Nullable String reason,
        @Nullable String directedBy,
        @Nullable String approvedBy,
        LocalDate reviewDate,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason) {

    static ExemptionResponse of(Exemption exemption, @Nullable String label) {
        return of(exemption, label, null);
    }

    /** @param asOf a revocation after it is not told; null tells everything */
    static ExemptionResponse of(Exemption exemption, @Nullable String label, @Nullable Instant asOf) {
        var hours = exemption.hours();
        Instant revokedAt = exemption.revokedAt;
        boolean named = exemption.employeeId == null || exemption.employeeId.equals(label);
        boolean revoked = revokedAt != null && (asOf == null || !revokedAt.isAfter(asOf));
        return new ExemptionResponse(
                exemption.exemptionId,
                label,
                exemption.unit,
                exemption.startAt,
                exemption.endAt,
                hours == null
                        ? null
                        : new ExemptionRequest.Weekly(hours.days(), hours.from(), hours.to(), hours.zone()),
                List.copyOf(exemption.siteKeys()),
                exemption.purpose,
                named ? exemption.reason : null,
                named ? exemption.directedBy : null,
                named ? exemption.approvedBy : null,
                exemption.reviewOn,
                named ? exemption.createdBy : null,
                exemption.createdAt,
                revoked && named ? exemption.revokedBy : null,
                revoked ? revokedAt : null,
                revoked && named ? exemption.revokeReason : null);
    }
}
