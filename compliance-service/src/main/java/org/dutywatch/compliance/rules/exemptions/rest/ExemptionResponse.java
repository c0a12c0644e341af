package org.dutywatch.compliance.rules.exemptions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.rules.exemptions.Exemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionPurpose;
import org.jspecify.annotations.Nullable;

/**
 * An exemption for official business, as stored. If the caller may see the employee only under a pseudonym, all
 * persons and free texts are null: neither who it is nor a pseudonym can be found by the window.
 *
 * @param employeeId null if it is for a unit, or if the caller may not see the id
 * @param unit null if it is for one employee
 * @param weekly absent if it applies without a break from start to end
 * @param sites keys of the site catalogue; empty means all sites
 */
public record ExemptionResponse(
        UUID exemptionId,
        @Nullable String employeeId,
        @Nullable String unit,
        Instant start,
        Instant end,
        @JsonInclude(JsonInclude.Include.NON_NULL) ExemptionRequest.@Nullable WeeklyHoursRequest weekly,
        List<String> sites,
        ExemptionPurpose purpose,
        @Nullable String reason,
        @Nullable String directedBy,
        @Nullable String approvedBy,
        LocalDate reviewDate,
        @Nullable String createdBy,
        Instant createdAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokeReason) {

    /** @param label the employee's id; null for a unit, and if the caller may not see it */
    static ExemptionResponse of(Exemption exemption, @Nullable String label) {
        return of(exemption, label, null);
    }

    /**
     * @param label the employee's id; null for a unit, and if the caller may not see it
     * @param asOf a revocation after this time is left out; null means that none is left out
     */
    static ExemptionResponse of(Exemption exemption, @Nullable String label, @Nullable Instant asOf) {
        Instant revokedAt = exemption.revokedAt;
        boolean named = exemption.employeeId == null || label != null;
        boolean revoked = revokedAt != null && (asOf == null || !revokedAt.isAfter(asOf));
        return new ExemptionResponse(
                exemption.exemptionId,
                label,
                exemption.unit,
                exemption.startAt,
                exemption.endAt,
                ExemptionRequest.WeeklyHoursRequest.of(exemption.hours()),
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
