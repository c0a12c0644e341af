package org.dutywatch.compliance.rules.dutyrules;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule of what counts as duty, draft or approved.
 *
 * @param effectiveFrom the rule applies to shifts whose planned start is at or after this time
 * @param approver null for a draft
 * @param approvedAt null for a draft
 */
public record DutyRuleResponse(
        UUID ruleId,
        long version,
        State state,
        boolean breaksCount,
        boolean detailsCount,
        Instant effectiveFrom,
        String note,
        String author,
        Instant createdAt,
        @Nullable String approver,
        @Nullable Instant approvedAt) {
    /** A draft applies to no shift. */
    public enum State {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("approved")
        APPROVED
    }

    static DutyRuleResponse of(StoredDutyRule rule) {
        return new DutyRuleResponse(
                rule.ruleId,
                rule.version,
                rule.approvedAt == null ? State.DRAFT : State.APPROVED,
                rule.breaksCount,
                rule.detailsCount,
                rule.effectiveFrom,
                rule.note,
                rule.author,
                rule.createdAt,
                rule.approver,
                rule.approvedAt);
    }
}
