package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.people.employees.held.HoldChange;
import org.dutywatch.compliance.people.employees.held.SecondPersonRule;
import org.dutywatch.compliance.people.employees.held.SecondPersonRule.Sensitive;

/**
 * Holds changes that were recorded ahead when nobody else had to decide, and are due when somebody has to: a finding was
 * opened meanwhile.
 */
@ApplicationScoped
class HoldDueChanges {
    private final SecondPersonRule secondPersonRule;
    private final EmployeeVersions versions;
    private final HoldChange holdChange;

    HoldDueChanges(SecondPersonRule secondPersonRule, EmployeeVersions versions, HoldChange holdChange) {
        this.secondPersonRule = secondPersonRule;
        this.versions = versions;
        this.holdChange = holdChange;
    }

    /**
     * The changes that are due and on which a second person decides, by number.
     *
     * @param due employees with a change that is due and not applied yet
     * @param stored the histories, which contain these changes
     */
    @Transactional(TxType.MANDATORY)
    public Map<Integer, Sensitive> sensitive(Collection<Employee> due, Map<String, EmployeeHistory> stored) {
        Map<Integer, Sensitive> sensitive = new TreeMap<>();
        for (Employee employee : due) {
            Instant from = Objects.requireNonNull(employee.nextChangeAt);
            EmployeeHistory history = Objects.requireNonNull(stored.get(employee.employeeId));
            var before = new EmployeeChange(employee.facts(), from, true, true);
            var change = new EmployeeChange(history.at(from), from, true, true);
            Map<String, EmployeeHistory> without = new HashMap<>();
            without.put(employee.employeeId, history.with(before));
            int row = sensitive.size() + 1;
            sensitive.putAll(secondPersonRule.sensitive(Map.of(row, change), without, from));
        }
        return sensitive;
    }

    /** The changes that undo these from their time on. */
    static Map<Integer, EmployeeChange> undone(Map<Integer, Sensitive> sensitive) {
        Map<Integer, EmployeeChange> undone = new TreeMap<>();
        sensitive.forEach((row, one) ->
                undone.put(row, new EmployeeChange(one.before(), one.change().from(), true, true)));
        return undone;
    }

    /** Asks a second person about those that the plan undoes: nobody who recorded the change for that time. */
    @Transactional(TxType.MANDATORY)
    public void hold(Map<Integer, Sensitive> sensitive, PlannedChanges planned) {
        sensitive.forEach((row, one) -> {
            if (planned.plan().refusal(row).isEmpty()) {
                EmployeeChange change = one.change();
                List<Actor> authors = versions.authorsOf(change.employeeId(), change.from());
                Actor first = authors.isEmpty() ? ChangeEmployees.SCHEDULE : authors.get(0);
                holdChange.hold(one, first, Set.copyOf(authors), planned.now());
            }
        });
    }
}
