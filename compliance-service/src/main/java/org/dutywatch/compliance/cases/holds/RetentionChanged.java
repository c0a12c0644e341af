package org.dutywatch.compliance.cases.holds;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@value #TOPIC}: what other services must keep longer, or need keep no longer. Its Kafka key is the
 * employee, so that a hold comes before its end.
 *
 * @param findingId the finding that was deleted, or for which the hold was set; null if it was set for a time alone
 * @param holdId null unless a legal hold was set or lifted
 * @param from start of the time that is held; null unless a legal hold was set or lifted
 * @param to its end
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

    /** What happened. */
    public enum Kind {
        /** A finding was deleted, because its retention had ended. */
        FINDING_PURGED,
        /** A legal hold is in force. */
        HOLD_SET,
        /** It is in force no more. */
        HOLD_LIFTED
    }

    public static RetentionChanged purged(UUID findingId, String employeeId, Instant at) {
        return new RetentionChanged(Kind.FINDING_PURGED, employeeId, findingId, null, null, null, at);
    }

    static RetentionChanged set(LegalHold hold) {
        return about(hold, Kind.HOLD_SET, hold.setAt());
    }

    static RetentionChanged lifted(LegalHold hold, Instant at) {
        return about(hold, Kind.HOLD_LIFTED, at);
    }

    private static RetentionChanged about(LegalHold hold, Kind kind, Instant at) {
        return new RetentionChanged(
                kind,
                hold.employeeId(),
                hold.findingId(),
                hold.holdId(),
                hold.time().start(),
                hold.time().end(),
                at);
    }
}
