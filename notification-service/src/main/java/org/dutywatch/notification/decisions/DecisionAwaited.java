package org.dutywatch.notification.decisions;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields that this service reads of {@code compliance.decision-awaited.v1} and {@code ingest.decision-awaited.v1}: a
 * change that a second person must decide, or has decided.
 *
 * @param version at least 1; a higher version replaces a lower one
 * @param askedBy employee id of the author; null where his account belongs to no employee
 * @param subject employee id of the person concerned; null where there is none
 * @param deciders employee ids of those who may decide, the nearest first; empty where a role decides
 * @param deciderRole the role that decides; null where {@code deciders} is not empty
 * @param decideBy from then on nobody can decide; null where it never expires
 */
public record DecisionAwaited(
        UUID decisionId,
        int version,
        Kind kind,
        State state,
        @Nullable String askedBy,
        @Nullable String subject,
        List<String> deciders,
        @Nullable String deciderRole,
        Instant askedAt,
        @Nullable Instant decideBy) {
    public static final String TOPIC = "compliance.decision-awaited.v1";
    public static final String TOPIC_OF_INGEST = "ingest.decision-awaited.v1";

    public DecisionAwaited {
        requireNonNull(decisionId, "decision_id");
        requireNonNull(kind, "kind");
        requireNonNull(state, "state");
        requireNonNull(askedAt, "asked_at");
        deciders = List.copyOf(deciders);
        if (version < 1 || deciders.isEmpty() == (deciderRole == null)) {
            throw new IllegalArgumentException("version is below 1, or not exactly one of deciders and role is given");
        }
    }

    /**
     * Returns who may get the mail; the first who can be notified gets it: the deciders while it is awaited, the
     * author when it has expired. If none of them can be notified, the administrators get it.
     */
    public List<String> mailedTo() {
        return switch (state) {
            case AWAITED -> deciders;
            case EXPIRED -> Optional.ofNullable(askedBy).stream().toList();
            case APPROVED, DECLINED -> List.of();
        };
    }

    /** What is decided. */
    public enum Kind {
        ROSTER_CORRECTION,
        POLICY,
        DUTY_RULE,
        PROFILE_USE,
        OFFICIAL_BUSINESS_CLAIM,
        ACTING_SUPERVISOR,
        EXEMPTION,
        LOGIN_LINK,
        LEGAL_HOLD_LIFT,
        UNMASKING,
        EMPLOYEE_CHANGE,
        FINDING_CLOSING,
        BULK_LOAD,
        LEASE_CHANGE,
        LEASE_FEED
    }

    /** The state of a decision. */
    public enum State {
        AWAITED,
        APPROVED,
        DECLINED,
        /** Nobody decided in time. */
        EXPIRED;

        /** Returns whether somebody must get a mail about it: who is to decide, or who asked. */
        public boolean isMailed() {
            return this == AWAITED || this == EXPIRED;
        }
    }
}
