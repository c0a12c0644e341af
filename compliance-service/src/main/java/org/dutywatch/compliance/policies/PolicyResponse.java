package org.dutywatch.compliance.policies;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A limit, draft or approved. */
public record PolicyResponse(
        UUID policyId,
        long version,
        State state,
        BigDecimal limitMinutesPerShift,
        @Nullable String unit,
        Instant effectiveFrom,
        String note,
        String author,
        Instant createdAt,
        @Nullable String approver,
        @Nullable Instant approvedAt) {
    /** A draft limits nobody. */
    public enum State {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("approved")
        APPROVED
    }

    static PolicyResponse of(PolicyDraft policy) {
        return new PolicyResponse(
                policy.policyId,
                policy.version,
                policy.approvedAt == null ? State.DRAFT : State.APPROVED,
                policy.limitMinutes,
                policy.unit,
                policy.effectiveFrom,
                policy.note,
                policy.author,
                policy.createdAt,
                policy.approver,
                policy.approvedAt);
    }
}
