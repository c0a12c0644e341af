package org.dutywatch.compliance.duty.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * When somebody clocked in and out of a shift; it overrides the plan.
 *
 * @param clockOut null while on duty: then the plan says when the shift ends
 */
public record ClockTimes(Instant clockIn, @Nullable Instant clockOut) {
    private static final Duration LONGEST = Duration.ofHours(24);

    /** The time that was worked; empty where the plan ends before the clock-in and nobody clocked out. */
    public Interval worked(Interval planned) {
        Instant end = clockOut == null ? planned.end() : clockOut;
        return new Interval(clockIn, end.isBefore(clockIn) ? clockIn : end);
    }

    /**
     * Why these cannot be the times of this shift; nothing when they can. What passes begins less than 24 hours before
     * the planned start and ends less than 48 hours after it.
     */
    public Optional<String> refusal(Interval planned) {
        if (clockOut != null && !clockOut.isAfter(clockIn)) {
            return Optional.of("clock_out " + clockOut + " is not after clock_in " + clockIn);
        }
        Interval worked = worked(planned);
        if (worked.isEmpty() || !worked.overlaps(planned)) {
            return Optional.of("the time clocked (" + words() + ") has no moment in common with the shift "
                    + planned.start() + " to " + planned.end());
        }
        return worked.length().compareTo(LONGEST) > 0
                ? Optional.of("the time clocked (" + words() + ") is longer than " + LONGEST.toHours() + " hours")
                : Optional.empty();
    }

    /** For people: {@code clocked 2026-11-05T12:04:00Z to 2026-11-05T23:10:00Z}. */
    public String words() {
        return "clocked " + clockIn + " to " + (clockOut == null ? "the end of the shift" : clockOut);
    }
}
