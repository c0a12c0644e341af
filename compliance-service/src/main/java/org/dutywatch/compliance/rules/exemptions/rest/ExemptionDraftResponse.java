package org.dutywatch.compliance.rules.exemptions.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.rules.exemptions.ExemptionPurpose;
import org.dutywatch.compliance.rules.exemptions.drafts.ExemptionDraft;
import org.dutywatch.compliance.rules.exemptions.drafts.ExemptionDraftAction;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.jspecify.annotations.Nullable;

/**
 * An exemption, or the revocation of one, that another person must approve. If the caller may see the employee only
 * under a pseudonym, all persons and free texts are absent: neither who it is nor a pseudonym can be found by the window.
 *
 * @param exemptionId of the exemption that it revokes or replaces; absent if it does neither. An approval grants an
 *     exemption whose id is {@code draftId}
 * @param employeeId absent if it is for a unit, or if the caller may not see the id
 * @param weekly absent if it applies without a break from start to end
 * @param sites keys of the site catalogue; empty means all sites
 * @param reason why it is asked for
 * @param approvedBy id of the employee who alone may decide; absent if anybody above the exempted employees may
 * @param author name of the user who asked for it
 * @param decideBy from this time on nobody can decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExemptionDraftResponse(
        UUID draftId,
        ExemptionDraftAction action,
        @Nullable UUID exemptionId,
        @Nullable String employeeId,
        @Nullable String unit,
        Instant start,
        Instant end,
        ExemptionRequest.@Nullable WeeklyHoursRequest weekly,
        List<String> sites,
        ExemptionPurpose purpose,
        @Nullable String reason,
        @Nullable String directedBy,
        @Nullable String approvedBy,
        @Nullable LocalDate reviewDate,
        @Nullable String author,
        Instant askedAt,
        Instant decideBy,
        DecisionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    /**
     * @param label the employee's id; null for a unit, and if the caller may not see it
     * @param state the state now
     */
    static ExemptionDraftResponse of(ExemptionDraft draft, @Nullable String label, DecisionState state) {
        boolean named = draft.employeeId == null || label != null;
        return new ExemptionDraftResponse(
                draft.draftId,
                draft.action,
                draft.exemptionId,
                label,
                draft.unit,
                draft.startAt,
                draft.endAt,
                ExemptionRequest.WeeklyHoursRequest.of(draft.hours()),
                List.copyOf(draft.siteKeys()),
                draft.purpose,
                named ? draft.reason : null,
                named ? draft.directedBy : null,
                named ? draft.approvedBy : null,
                draft.reviewOn,
                named ? draft.createdBy : null,
                draft.createdAt,
                draft.decideBy,
                state,
                named ? draft.decidedBy : null,
                draft.decidedAt,
                named ? draft.decisionReason : null);
    }
}
