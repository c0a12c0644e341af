package org.dutywatch.notification.duty.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything known of one employee's duty from {@code from} (inclusive) to {@code to} (exclusive).
 *
 * @param states duty states of the roster; in the gaps the employee is off duty, or nothing is known
 * @param supervisors employee ids of the supervisors whom the roster names for him
 * @param acting employee ids of those who act in his place
 */
public record DutyWindow(Instant from, Instant to, List<Span> states, List<Span> supervisors, List<Span> acting) {
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
    public record Span(Instant start, Instant end, String value) {
        boolean holds(Instant at) {
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

    private static Optional<String> valueAt(List<Span> spans, Instant at) {
        return spans.stream().filter(span -> span.holds(at)).map(Span::value).findFirst();
    }
}
