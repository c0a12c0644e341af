package org.dutywatch.compliance.cases.holds;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Data about an employee that must be kept until a second person lifts the hold.
 *
 * @param findingId the finding that it was set for; null where it was set for a time
 * @param time the time that the kept data is about
 * @param lift null where nobody has asked to lift it
 */
public record LegalHold(
        UUID holdId,
        String employeeId,
        @Nullable UUID findingId,
        Interval time,
        String reason,
        Actor setBy,
        Instant setAt,
        @Nullable Lift lift) {

    /**
     * The request to lift a hold.
     *
     * @param liftId the id of the decision about it
     * @param liftedBy who approved it; null while the decision is awaited
     * @param liftedAt null while the decision is awaited
     */
    public record Lift(
            UUID liftId,
            String reason,
            String askedBy,
            Instant askedAt,
            @Nullable String liftedBy,
            @Nullable Instant liftedAt) {}

    /** Whether a hold is in force, and whether somebody asked to lift it. */
    public enum State {
        HELD,
        /** It is in force until a second person decides. */
        LIFT_AWAITED,
        LIFTED
    }

    public State state() {
        if (lift == null) {
            return State.HELD;
        }
        return lift.liftedAt() == null ? State.LIFT_AWAITED : State.LIFTED;
    }
}
