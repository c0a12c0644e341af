package org.dutywatch.compliance.people.employees;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;

/**
 * An employee and an interval, such as the time in which the employee was in somebody's chain of command.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record ChainSpan(String employeeId, Instant from, Instant to) {
    /** The employee at every time. */
    public static ChainSpan always(String employeeId) {
        return new ChainSpan(employeeId, EmployeeHistory.BEGINNING, EmployeeHistory.END);
    }

    /** The same times in as few spans as possible: spans of one employee that touch or overlap are joined. */
    public static List<ChainSpan> merged(Collection<ChainSpan> spans) {
        List<ChainSpan> merged = new ArrayList<>();
        spans.stream()
                .sorted(Comparator.comparing(ChainSpan::employeeId).thenComparing(ChainSpan::from))
                .forEach(span -> {
                    ChainSpan last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                    if (last != null && last.employeeId.equals(span.employeeId) && !span.from.isAfter(last.to)) {
                        Instant end = last.to.isAfter(span.to) ? last.to : span.to;
                        merged.set(merged.size() - 1, new ChainSpan(last.employeeId, last.from, end));
                    } else {
                        merged.add(span);
                    }
                });
        return merged;
    }

    public boolean isAlways() {
        return equals(always(employeeId));
    }

    /** Whether this span is of that employee and overlaps the interval from start (inclusive) to end (exclusive). */
    public boolean overlaps(String otherEmployeeId, Instant start, Instant end) {
        return employeeId.equals(otherEmployeeId) && start.isBefore(to) && end.isAfter(from);
    }

    /** Whether this span is of that employee and contains the moment. */
    public boolean contains(String otherEmployeeId, Instant moment) {
        return employeeId.equals(otherEmployeeId) && !moment.isBefore(from) && moment.isBefore(to);
    }
}
