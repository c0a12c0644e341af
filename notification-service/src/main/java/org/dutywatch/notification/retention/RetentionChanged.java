package org.dutywatch.notification.retention;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must be kept longer, or no longer, as {@value #TOPIC} says.
 *
 * @param findingId the finding that was purged, or for which the hold was set; null if it was set for a time alone
 * @param holdId null for a purge
 * @param from start of the time that is held; null for a purge
 * @param to its end; null for a purge
 */
public record RetentionChanged(
        Kind kind,
        String employeeId,
        @Nullable UUID findingId,
        @Nullable UUID holdId,
        @Nullable Instant from,
        @Nullable Instant to,
        Instant changedAt) {
    public static final String TOPIC = "compliance.retention-changed.v1";

    public RetentionChanged {
        requireNonNull(kind, "kind");
        requireNonNull(employeeId, "employee_id");
        requireNonNull(changedAt, "changed_at");
        if (kind == Kind.FINDING_PURGED ? findingId == null : holdId == null || from == null || to == null) {
            throw new IllegalArgumentException("kind and ids disagree");
        }
    }

    /** What happened. */
    public enum Kind {
        /** compliance-service deleted a finding, because its retention had ended. */
        FINDING_PURGED,
        /** A legal hold is in force. */
        HOLD_SET,
        /** It is in force no more. */
        HOLD_LIFTED
    }
}
