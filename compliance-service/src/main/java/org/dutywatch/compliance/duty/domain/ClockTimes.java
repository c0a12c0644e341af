package org.dutywatch.compliance.duty.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * When an employee clocked in and out of a shift. These times override the planned ones.
 *
 * @param clockOut null while the employee is still on duty; the shift then ends at its planned end
 */
public record ClockTimes(Instant clockIn, @Nullable Instant clockOut) {
    private static final Duration LONGEST = Duration.ofHours(24);

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
            return Optional.of("the time clocked (" + words() + ") has no moment in common with the shift "
                    + planned.start() + " to " + planned.end());
        }
        return worked.length().compareTo(LONGEST) > 0
                ? Optional.of("the time clocked (" + words() + ") is longer than " + LONGEST.toHours() + " hours")
                : Optional.empty();
    }

    /** A text for people, such as {@code clocked 2026-11-05T12:04:00Z to 2026-11-05T23:10:00Z}. */
    public String words() {
        return "clocked " + clockIn + " to " + (clockOut == null ? "the end of the shift" : clockOut);
    }
}
