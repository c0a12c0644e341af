package org.dutywatch.compliance.rules.policies;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.jspecify.annotations.Nullable;

/**
 * A policy, draft or approved.
 *
 * @param sites ids of all sites whose minutes it limits, with the sites that its categories had when it was drafted;
 *     empty means all sites
 * @param reviewDue when it must be reviewed: one year after the approval (head of General Order M1219, "Review:
 *     Annual"); null for a draft
 */
public record PolicyResponse(
        UUID policyId,
        long version,
        PolicyState state,
        @Nullable BigDecimal limitMinutesPerShift,
        @Nullable BigDecimal noticeMinutesPerShift,
        List<PolicyTerms.WindowLimitTerms> windows,
        @Nullable BigDecimal limitMinutesPerWeek,
        @Nullable BigDecimal noticeMinutesPerWeek,
        @Nullable String unit,
        @Nullable String rank,
        List<ShiftKind> kinds,
        List<String> siteCategories,
        List<String> sites,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil,
        String note,
        String author,
        Instant createdAt,
        @Nullable String approver,
        @Nullable Instant approvedAt,
        @Nullable Instant reviewDue) {
    private static final Duration REVIEWED_AFTER = Duration.ofDays(365);

    /** Whether it is approved. A draft has no effect. */
    public enum PolicyState {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("approved")
        APPROVED
    }

    static PolicyResponse of(StoredPolicy policy, PolicyTerms terms) {
        var scope = terms.siteScope();
        return new PolicyResponse(
                policy.policyId,
                policy.version,
                policy.approvedAt == null ? PolicyState.DRAFT : PolicyState.APPROVED,
                policy.limitMinutes,
                terms.noticeMinutesPerShift(),
                terms.windowsOrNone(),
                terms.limitMinutesPerWeek(),
                terms.noticeMinutesPerWeek(),
                policy.unit,
                terms.rank(),
                terms.coverage(policy.unit).sortedKinds(),
                scope.categories(),
                scope.sites(),
                policy.effectiveFrom,
                policy.effectiveUntil,
                policy.note,
                policy.author,
                policy.createdAt,
                policy.approver,
                policy.approvedAt,
                policy.approvedAt == null ? null : policy.approvedAt.plus(REVIEWED_AFTER));
    }
}
