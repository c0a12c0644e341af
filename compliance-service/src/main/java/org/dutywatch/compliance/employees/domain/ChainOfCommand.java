package org.dutywatch.compliance.employees.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Who reports to whom, at every moment. */
final class ChainOfCommand {
    private final Map<String, EmployeeHistory> histories;
    private final Map<String, List<EmployeeHistory.Period>> reports = new HashMap<>();

    ChainOfCommand(Map<String, EmployeeHistory> histories) {
        this.histories = histories;
        histories.values().forEach(history -> history.periods().forEach(this::addReport));
    }

    private void addReport(EmployeeHistory.Period period) {
        String supervisor = period.facts().supervisorId();
        if (supervisor != null && period.facts().active()) {
            reports.computeIfAbsent(supervisor, any -> new ArrayList<>()).add(period);
        }
    }

    /**
     * A loop.
     *
     * @param members in reporting order, beginning with the smallest id
     * @param from when it begins
     * @param to when it ends
     */
    record Loop(List<String> members, Instant from, Instant to) {}

    /** The first loop found in which this employee would be, at or after this moment. */
    Optional<Loop> loopWith(String employeeId, Instant since) {
        return climb(new ArrayList<>(List.of(employeeId)), since, EmployeeHistory.END);
    }

    private Optional<Loop> climb(List<String> path, Instant from, Instant to) {
        EmployeeHistory history = histories.get(path.get(path.size() - 1));
        if (history == null) {
            return Optional.empty();
        }
        for (var period : history.within(from, to)) {
            String supervisor = period.facts().supervisorId();
            if (path.get(0).equals(supervisor)) {
                return Optional.of(new Loop(rotated(path), period.from(), period.to()));
            }
            // A loop further up is found from its own members.
            if (supervisor != null && !path.contains(supervisor)) {
                path.add(supervisor);
                var loop = climb(path, period.from(), period.to());
                path.remove(path.size() - 1);
                if (loop.isPresent()) {
                    return loop;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> rotated(List<String> path) {
        var members = new ArrayList<>(path);
        Collections.rotate(members, -members.indexOf(new TreeSet<>(members).first()));
        return List.copyOf(members);
    }

    /** Who reports directly to this employee in this stretch and is active, each once, by id. */
    List<EmployeeFacts> reportsTo(String employeeId, Instant from, Instant to) {
        var found = new TreeSet<EmployeeFacts>(java.util.Comparator.comparing(EmployeeFacts::employeeId));
        reports.getOrDefault(employeeId, List.of()).stream()
                .filter(period -> period.overlaps(from, to))
                .forEach(period -> found.add(period.facts()));
        return List.copyOf(found);
    }
}
