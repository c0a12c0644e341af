package org.dutywatch.notification.duty.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything known about one employee's duty from {@code from} (inclusive) to {@code to} (exclusive).
 *
 * @param states duty states of the roster; in the gaps the employee is off duty, or nothing is known
 * @param supervisors employee ids of the supervisors whom the roster names for him
 * @param acting employee ids of those who act in his place
 */
public record DutyWindow(
        Instant from, Instant to, List<TimedValue> states, List<TimedValue> supervisors, List<TimedValue> acting) {
    public DutyWindow {
        states = List.copyOf(states);
        supervisors = List.copyOf(supervisors);
        acting = List.copyOf(acting);
    }

    /**
     * A value that is valid from {@code start} (inclusive) to {@code end} (exclusive).
     *
     * @param value a duty state or an employee id
     */
    public record TimedValue(Instant start, Instant end, String value) {
        boolean contains(Instant at) {
            return !at.isBefore(start) && at.isBefore(end);
        }
    }

    public Optional<String> stateAt(Instant at) {
        return valueAt(states, at);
    }

    public Optional<String> supervisorAt(Instant at) {
        return valueAt(supervisors, at);
    }

    public Optional<String> actingAt(Instant at) {
        return valueAt(acting, at);
    }

    private static Optional<String> valueAt(List<TimedValue> values, Instant at) {
        return values.stream()
                .filter(value -> value.contains(at))
                .map(TimedValue::value)
                .findFirst();
    }
}
