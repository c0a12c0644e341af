package org.dutywatch.compliance.policies;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.jspecify.annotations.Nullable;

/**
 * A policy, draft or approved.
 *
 * @param sites every site whose minutes it limits, as its categories were when it was drafted; none for every site
 * @param reviewDue when the order wants it looked at again, a year after the approval ("Review: Annual"); null for a
 *     draft
 */
public record PolicyResponse(
        UUID policyId,
        long version,
        State state,
        @Nullable BigDecimal limitMinutesPerShift,
        @Nullable BigDecimal noticeMinutesPerShift,
        List<PolicyTerms.Window> windows,
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

    /** A draft limits nobody. */
    public enum State {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("approved")
        APPROVED
    }

    static PolicyResponse of(PolicyDraft policy, PolicyTerms terms) {
        var scope = terms.siteScope();
        return new PolicyResponse(
                policy.policyId,
                policy.version,
                policy.approvedAt == null ? State.DRAFT : State.APPROVED,
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
