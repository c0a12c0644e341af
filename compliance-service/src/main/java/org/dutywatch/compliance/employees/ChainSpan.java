package org.dutywatch.compliance.employees;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.employees.domain.EmployeeHistory;

/**
 * An employee in a stretch of time.
 *
 * @param to excluded
 */
public record ChainSpan(String employeeId, Instant from, Instant to) {
    public static ChainSpan always(String employeeId) {
        return new ChainSpan(employeeId, EmployeeHistory.BEGINNING, EmployeeHistory.END);
    }

    /** The same moments with the fewest spans: those that meet or overlap are one. */
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

    /** Whether it is of the other and shares a moment with what lasts from start to end. */
    public boolean overlaps(String other, Instant start, Instant end) {
        return employeeId.equals(other) && start.isBefore(to) && end.isAfter(from);
    }

    public boolean holds(String other, Instant moment) {
        return employeeId.equals(other) && !moment.isBefore(from) && moment.isBefore(to);
    }
}
