package org.dutywatch.compliance.people.employees.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.cases.Actor;

/**
 * Plans changes of employees, and gives those who wait for a supervisor the one whom they wait for, where the rules of
 * {@link DirectoryPlan} allow it. It tries the supervisors whom the changes themselves name first, then those who are
 * awaited the longest. A supervisor who cannot be applied leaves his employee without one and refuses no change.
 */
public final class SupervisorPlan {
    /** Rows for awaited supervisors have numbers from here on; no file has so many rows. */
    private static final int FIRST_ROW = 1_000_000_000;

    private final Map<String, EmployeeHistory> stored;
    private final StoredClaims storedClaims;
    private final Map<Integer, String> refused;
    private final Instant now;
    private final List<AwaitedSupervisor> named = new ArrayList<>();
    private final List<AwaitedSupervisor> awaited;
    private final Map<AwaitedSupervisor, Integer> rowNumbers = new HashMap<>();
    private Map<Integer, EmployeeChange> rows;
    private DirectoryPlan plan;

    private SupervisorPlan(
            Map<String, EmployeeHistory> stored,
            Map<Integer, EmployeeChange> changes,
            Map<Integer, String> refused,
            List<AwaitedSupervisor> awaited,
            Actor author,
            Instant now) {
        this.stored = stored;
        this.storedClaims = new StoredClaims(stored, now);
        this.refused = refused;
        this.awaited = awaited;
        this.now = now;
        this.rows = new TreeMap<>(changes);
        changes.forEach((row, change) -> newSupervisor(change).ifPresent(supervisorId -> {
            named.add(new AwaitedSupervisor(change.employeeId(), supervisorId, change.from(), author));
            rows.put(row, change.withSupervisor(null));
        }));
        this.plan = DirectoryPlan.of(storedClaims, rows, refused);
        Stream.concat(named.stream(), awaited.stream())
                .forEach(one -> rowNumbers.put(one, FIRST_ROW + rowNumbers.size()));
        apply(named.stream().filter(one -> isKnown(one.supervisorId())).toList());
        apply(awaited.stream().filter(this::isStillAwaited).toList());
    }

    /**
     * Plans the changes.
     *
     * @param stored the history of every employee so far, by employee id
     * @param changes the changes, by row number
     * @param refused changes that are already refused: the reason by row number
     * @param awaited the supervisors who are awaited so far, those who are awaited the longest first
     * @param author who makes the changes
     */
    public static SupervisorPlan of(
            Map<String, EmployeeHistory> stored,
            Map<Integer, EmployeeChange> changes,
            Map<Integer, String> refused,
            List<AwaitedSupervisor> awaited,
            Actor author,
            Instant now) {
        return new SupervisorPlan(stored, changes, refused, awaited, author, now);
    }

    public DirectoryPlan plan() {
        return plan;
    }

    /** The changes as planned, with further rows for supervisors who are applied now. */
    public Map<Integer, EmployeeChange> rows() {
        return rows;
    }

    /** The awaited supervisors who are applied now. */
    public List<AwaitedSupervisor> applied() {
        return awaited.stream().filter(this::isApplied).toList();
    }

    /** The supervisors whom the changes name and who cannot be applied yet. For a new employee they hold always. */
    public List<AwaitedSupervisor> open() {
        return named.stream()
                .filter(one -> isKnown(one.employeeId()) && !isApplied(one))
                .map(one -> stored.containsKey(one.employeeId())
                        ? one
                        : new AwaitedSupervisor(
                                one.employeeId(), one.supervisorId(), EmployeeHistory.BEGINNING, one.namedBy()))
                .toList();
    }

    /** The supervisor whom the change names anew and who may stay open; never the employee himself. */
    private Optional<String> newSupervisor(EmployeeChange change) {
        String supervisorId = change.facts().supervisorId();
        EmployeeHistory before = stored.get(change.employeeId());
        boolean isStored =
                before != null && Objects.equals(before.at(change.from()).supervisorId(), supervisorId);
        return change.mayLeaveSupervisorOpen()
                        && !isStored
                        && !change.employeeId().equals(supervisorId)
                ? Optional.ofNullable(supervisorId)
                : Optional.empty();
    }

    private boolean isKnown(String employeeId) {
        return plan.history(employeeId).isPresent();
    }

    private boolean isStillAwaited(AwaitedSupervisor one) {
        return isKnown(one.supervisorId())
                && plan.history(one.employeeId())
                        .map(history -> history.at(now))
                        .filter(facts -> facts.active() && facts.supervisorId() == null)
                        .isPresent();
    }

    private boolean isApplied(AwaitedSupervisor one) {
        return plan.history(one.employeeId())
                .filter(history -> one.supervisorId().equals(history.at(now).supervisorId()))
                .isPresent();
    }

    /** Tries all together, since mostly all can be applied, and else the first ones before the others. */
    private void apply(List<AwaitedSupervisor> group) {
        if (group.isEmpty() || applied(group, AwaitedSupervisor::from)) {
            return;
        }
        if (group.size() == 1) {
            // The chain of command may have looped with him until now.
            applied(group, one -> now);
            return;
        }
        int middle = group.size() / 2;
        apply(group.subList(0, middle));
        apply(group.subList(middle, group.size()));
    }

    private boolean applied(List<AwaitedSupervisor> group, Function<AwaitedSupervisor, Instant> from) {
        Map<Integer, EmployeeChange> more = new TreeMap<>(rows);
        group.forEach(one -> give(more, one, from.apply(one)));
        var tried = DirectoryPlan.of(storedClaims, more, refused);
        boolean possible = more.keySet().stream()
                .allMatch(
                        row -> tried.refusal(row).isEmpty() || plan.refusal(row).isPresent());
        if (possible) {
            rows = more;
            plan = tried;
        }
        return possible;
    }

    /** A change that says nothing about the supervisor does not end the wait. */
    private void give(Map<Integer, EmployeeChange> more, AwaitedSupervisor one, Instant from) {
        boolean hasRowThen = false;
        for (var row : rows.entrySet()) {
            EmployeeChange change = row.getValue();
            if (change.employeeId().equals(one.employeeId())
                    && change.facts().supervisorId() == null
                    && (change.facts().active() || named.contains(one))
                    && !change.from().isBefore(from)) {
                more.put(row.getKey(), change.withSupervisor(one.supervisorId()));
            }
            hasRowThen |= change.employeeId().equals(one.employeeId())
                    && change.from().equals(from);
        }
        if (!hasRowThen) {
            plan.history(one.employeeId())
                    .ifPresent(history -> more.put(
                            Objects.requireNonNull(rowNumbers.get(one)),
                            EmployeeChange.leavingSupervisorOpen(
                                    history.at(from).withSupervisor(one.supervisorId()), from)));
        }
    }
}
