package org.dutywatch.notification.duty.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one employee's duty from {@code from} to before {@code to}.
 *
 * @param states what the roster has; elsewhere the employee is off duty, or it is not known
 * @param supervisors whom the roster names as his supervisor
 * @param acting who acts in his place
 */
public record DutyWindow(Instant from, Instant to, List<Span> states, List<Span> supervisors, List<Span> acting) {
    public DutyWindow {
        states = List.copyOf(states);
        supervisors = List.copyOf(supervisors);
        acting = List.copyOf(acting);
    }

    /**
     * What holds from {@code start} to before {@code end}.
     *
     * @param value a state or the id of an employee
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
