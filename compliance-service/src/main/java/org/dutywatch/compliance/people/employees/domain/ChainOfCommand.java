package org.dutywatch.compliance.people.employees.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who reports to whom at every moment, according to the histories of all employees. */
final class ChainOfCommand {
    private final Map<String, EmployeeHistory> histories;
    private @Nullable Map<String, List<EmployeeHistory.FactsPeriod>> reports;

    ChainOfCommand(Map<String, EmployeeHistory> histories) {
        this.histories = histories;
    }

    /** By supervisor. Only the end of an employment needs it, so it is made when it is first asked for. */
    private Map<String, List<EmployeeHistory.FactsPeriod>> reports() {
        if (reports == null) {
            Map<String, List<EmployeeHistory.FactsPeriod>> bySupervisor = new HashMap<>();
            histories
                    .values()
                    .forEach(history -> history.periods().forEach(period -> {
                        String supervisor = period.facts().supervisorId();
                        if (supervisor != null && period.facts().active()) {
                            bySupervisor
                                    .computeIfAbsent(supervisor, any -> new ArrayList<>())
                                    .add(period);
                        }
                    }));
            reports = bySupervisor;
        }
        return reports;
    }

    /**
     * A loop: each member reports to the next one, and the last to the first.
     *
     * @param members the ids, beginning with the smallest
     * @param from when the loop begins, inclusive
     * @param to when it ends, exclusive
     */
    record Loop(List<String> members, Instant from, Instant to) {}

    /** A loop that contains this employee at or after this moment; empty if there is none. */
    Optional<Loop> loopWith(String employeeId, Instant since) {
        return climb(new ArrayList<>(List.of(employeeId)), since, EmployeeHistory.END);
    }

    /** Follows the supervisors upwards, through the time in which all links of the path hold. */
    private Optional<Loop> climb(List<String> path, Instant from, Instant to) {
        EmployeeHistory history = histories.get(path.get(path.size() - 1));
        if (history == null) {
            return Optional.empty();
        }
        for (var period : history.within(from, to)) {
            String supervisor = period.facts().supervisorId();
            if (path.get(0).equals(supervisor)) {
                return Optional.of(new Loop(beginningWithSmallest(path), period.from(), period.to()));
            }
            // A loop further up that does not contain the first employee is found when its own members are checked.
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

    private static List<String> beginningWithSmallest(List<String> path) {
        var members = new ArrayList<>(path);
        Collections.rotate(members, -members.indexOf(new TreeSet<>(members).first()));
        return List.copyOf(members);
    }

    /** The active employees who report directly to this employee in this interval, each once, in order of id. */
    List<EmployeeFacts> directReports(String employeeId, Instant from, Instant to) {
        var found = new TreeSet<EmployeeFacts>(java.util.Comparator.comparing(EmployeeFacts::employeeId));
        reports().getOrDefault(employeeId, List.of()).stream()
                .filter(period -> period.overlaps(from, to))
                .forEach(period -> found.add(period.facts()));
        return List.copyOf(found);
    }
}
