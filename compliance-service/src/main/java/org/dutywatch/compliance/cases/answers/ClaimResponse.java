package org.dutywatch.compliance.cases.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.cases.replies.Claim;
import org.dutywatch.compliance.cases.replies.ClaimState;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A claim of official business; null fields are absent from the JSON. Where the caller may not see persons, names and
 * free text are absent.
 *
 * @param employeeId the id, or the pseudonym where the caller may not see persons
 * @param start under a pseudonym the beginning of the local day, as {@code end}, {@code filedAt} and {@code decidedAt}
 * @param exemptionId the exemption that was granted; absent unless the claim is approved, and under a pseudonym
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimResponse(
        UUID claimId,
        UUID findingId,
        @Schema(examples = "E101") String employeeId,
        Instant start,
        Instant end,
        @Schema(nullable = true) @Nullable String directedBy,
        @Schema(nullable = true) @Nullable String purpose,
        ClaimState state,
        Instant filedAt,

        @Schema(nullable = true, examples = "E010") @Nullable
        String decidedBy,

        @Schema(nullable = true) @Nullable Instant decidedAt,
        @Schema(nullable = true) @Nullable String decisionReason,
        @Schema(nullable = true) @Nullable UUID exemptionId) {

    static ClaimResponse of(Claim claim, VisibleEmployees scope) {
        Instant decidedAt = claim.decidedAt;
        boolean named = scope.isShownById(claim.employeeId, claim.startAt);
        return new ClaimResponse(
                scope.id(claim.employeeId, claim.startAt, claim.claimId),
                scope.id(claim.employeeId, claim.startAt, claim.findingId),
                scope.label(claim.employeeId, claim.startAt),
                scope.time(claim.employeeId, claim.startAt, claim.startAt),
                scope.time(claim.employeeId, claim.startAt, claim.endAt),
                named ? claim.directedBy : null,
                named ? claim.purpose : null,
                claim.state,
                scope.time(claim.employeeId, claim.startAt, claim.filedAt),
                named ? claim.decidedBy : null,
                decidedAt == null ? null : scope.time(claim.employeeId, claim.startAt, decidedAt),
                named ? claim.decisionReason : null,
                named ? claim.exemptionId : null);
    }
}
