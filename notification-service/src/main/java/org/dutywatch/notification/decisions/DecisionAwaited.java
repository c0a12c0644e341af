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
 * @param deciderRole the role that usually decides; null where {@code deciders} is not empty
 * @param deciderRoles all roles that may decide, also beside {@code deciders}
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
        List<String> deciderRoles,
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
        // Absent in events of before.
        deciderRoles = deciderRoles == null ? List.of() : List.copyOf(deciderRoles);
        if (version < 1 || deciders.isEmpty() == (deciderRole == null)) {
            throw new IllegalArgumentException("version is below 1, or not exactly one of deciders and role is given");
        }
    }

    /**
     * Returns which employees may get the mail; the first who can be notified gets it: the deciders while it is awaited
     * or if it was withdrawn, the author when it is settled otherwise.
     */
    public List<String> mailedTo() {
        return switch (state) {
            case AWAITED, WITHDRAWN -> deciders;
            case EXPIRED, APPROVED, DECLINED ->
                Optional.ofNullable(askedBy).stream().toList();
        };
    }

    /** Returns whether somebody gets a mail about it; nobody if its author is no employee and learns what was decided. */
    public boolean isMailed() {
        return askedBy != null || (state != State.APPROVED && state != State.DECLINED);
    }

    /** Returns whether the administrators get the mail if nobody else can: others must do something, or ask again. */
    public boolean mustReachSomebody() {
        return state == State.AWAITED || state == State.EXPIRED;
    }

    /** Returns whether somebody with this role may decide on it now. */
    public boolean isDecidedBy(String role) {
        return state == State.AWAITED && (role.equals(deciderRole) || deciderRoles.contains(role));
    }

    /** Returns whether ingest awaits it; otherwise compliance does. */
    public boolean isOfIngest() {
        return kind == Kind.BULK_LOAD || kind == Kind.LEASE_CHANGE;
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
        LEASE_FEED,
        CATALOGUE_CHANGE
    }

    /** The state of a decision. */
    public enum State {
        AWAITED,
        APPROVED,
        DECLINED,
        /** Nobody decided in time. */
        EXPIRED,
        /** An author does not ask for it any more. */
        WITHDRAWN
    }
}
