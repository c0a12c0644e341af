package org.dutywatch.compliance.rules.profiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A switch to a profile, drafted or approved. The profile is in force until the next approved switch takes effect. */
public record ProfileUseResponse(
        UUID useId,
        String version,
        ProfileUseState state,
        Instant effectiveFrom,
        String note,
        String author,
        Instant recordedAt,
        @Nullable String approver,
        @Nullable Instant approvedAt) {
    /** Whether it is approved. A draft has no effect. */
    public enum ProfileUseState {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("approved")
        APPROVED
    }

    static ProfileUseResponse of(ProfileUse use) {
        return new ProfileUseResponse(
                use.useId,
                use.version,
                use.approvedAt == null ? ProfileUseState.DRAFT : ProfileUseState.APPROVED,
                use.effectiveFrom,
                use.note,
                use.author,
                use.recordedAt,
                use.approver,
                use.approvedAt);
    }
}
