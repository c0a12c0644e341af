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
 * @param exemptionId the exemption that was granted; absent unless the claim is approved
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
        boolean named = scope.isShownById(claim.employeeId, claim.startAt);
        return new ClaimResponse(
                claim.claimId,
                claim.findingId,
                scope.label(claim.employeeId, claim.startAt),
                claim.startAt,
                claim.endAt,
                named ? claim.directedBy : null,
                named ? claim.purpose : null,
                claim.state,
                claim.filedAt,
                named ? claim.decidedBy : null,
                claim.decidedAt,
                named ? claim.decisionReason : null,
                claim.exemptionId);
    }
}
