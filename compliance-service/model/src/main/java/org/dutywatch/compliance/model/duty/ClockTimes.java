package org.dutywatch.compliance.model.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * When an employee clocked in and out of a shift. These times override the planned ones.
 *
 * @param clockOut null while the employee is still on duty; the shift then ends at its planned end
 */
public record ClockTimes(Instant clockIn, @Nullable Instant clockOut) {
    /** {@link #refusal} accepts only clock times that lie less than this before or after the planned start. */
    public static final Duration MAX_DISTANCE_FROM_PLAN = Duration.ofDays(2);

    /** If the times worked in two shifts overlap, their planned starts are less than this apart. */
    public static final Duration MAX_DISTANCE_OF_OVERLAPPING_SHIFTS = Duration.ofDays(3);

    private static final Duration MAX_LENGTH = Duration.ofHours(24);

    /** The time worked. It is empty if there is no clock-out and the planned end is not after the clock-in. */
    public Interval worked(Interval planned) {
        Instant end = clockOut == null ? planned.end() : clockOut;
        return new Interval(clockIn, end.isBefore(clockIn) ? clockIn : end);
    }

    /**
     * Checks whether these can be the clock times of the shift: they must overlap the planned time and last at most 24
     * hours. So accepted times begin less than 24 hours before the planned start and end less than 48 hours after it.
     *
     * @return the reason of the refusal; empty if the times are accepted
     */
    public Optional<String> refusal(Interval planned) {
        if (clockOut != null && !clockOut.isAfter(clockIn)) {
            return Optional.of("clock_out " + clockOut + " is not after clock_in " + clockIn);
        }
        Interval worked = worked(planned);
        if (worked.isEmpty() || !worked.overlaps(planned)) {
            return Optional.of("the time clocked (" + description() + ") does not overlap the shift " + planned.start()
                    + " to " + planned.end());
        }
        return worked.length().compareTo(MAX_LENGTH) > 0
                ? Optional.of(
                        "the time clocked (" + description() + ") is longer than " + MAX_LENGTH.toHours() + " hours")
                : Optional.empty();
    }

    /** A text for people, such as {@code clocked 2026-11-05T12:04:00Z to 2026-11-05T23:10:00Z}. */
    public String description() {
        return "clocked " + clockIn + " to " + (clockOut == null ? "the end of the shift" : clockOut);
    }
}
