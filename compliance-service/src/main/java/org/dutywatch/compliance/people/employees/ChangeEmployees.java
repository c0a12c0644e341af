package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.compliance.people.employees.domain.DirectoryPlan;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory.FactsPeriod;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Changes employees. All changes obey the rules of {@link DirectoryPlan}. For each employee whose present facts change
 * an event is published. {@link AssignmentsChanged} names the intervals in which another limit may apply.
 */
@ApplicationScoped
public class ChangeEmployees {
    /** Changes run one at a time, because the rules on user names and the chain of command cover all employees. */
    private static final String LOCK = "lock table employee in share row exclusive mode";

    private final EntityManager database;
    private final EmployeeVersions versions;
    private final AlertedShifts alertedShifts;
    private final Pseudonyms pseudonyms;
    private final Outbox outbox;
    private final Event<AssignmentsChanged> assignmentsChanged;
    private final Caller caller;
    private final Clock clock;

    ChangeEmployees(
            EntityManager database,
            EmployeeVersions versions,
            AlertedShifts alertedShifts,
            Pseudonyms pseudonyms,
            Outbox outbox,
            Event<AssignmentsChanged> assignmentsChanged,
            Caller caller,
            Clock clock) {
        this.database = database;
        this.versions = versions;
        this.alertedShifts = alertedShifts;
        this.pseudonyms = pseudonyms;
        this.outbox = outbox;
        this.assignmentsChanged = assignmentsChanged;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What a set of changes would do. A lock keeps others from changing employees until the transaction ends.
     *
     * @param plan which changes are possible
     * @param stored the present histories, by employee id
     * @param now when the decision was made
     */
    public record PlannedChanges(DirectoryPlan plan, Map<String, EmployeeHistory> stored, Instant now) {}

    /**
     * Locks the employees and decides which changes are possible.
     *
     * @param rows the changes, by row number
     */
    @Transactional(TxType.MANDATORY)
    public PlannedChanges decide(Map<Integer, EmployeeChange> rows, Instant now) {
        lock();
        Map<String, EmployeeHistory> stored = versions.currentHistories();
        Map<Integer, String> refused = new TreeMap<>();
        DirectoryPlan plan;
        int before;
        do {
            before = refused.size();
            plan = DirectoryPlan.of(stored, rows, refused, now);
            refused.putAll(refusalsForAlerts(plan, stored, rows, now));
        } while (refused.size() > before);
        return new PlannedChanges(plan, stored, now);
    }

    /**
     * Refuses the changes of the past that would change the unit or the rank at the start of a shift with an alert: the
     * limit of that shift depended on them.
     */
    private Map<Integer, String> refusalsForAlerts(
            DirectoryPlan plan, Map<String, EmployeeHistory> stored, Map<Integer, EmployeeChange> rows, Instant now) {
        List<AffectedInterval> affectedPast = new ArrayList<>();
        plan.changedHistories().forEach((employeeId, after) -> {
            EmployeeHistory before = stored.get(employeeId);
            if (before != null) {
                after.periodsWithOtherUnitOrRank(before).stream()
                        .filter(period -> period.from().isBefore(now))
                        .forEach(period -> affectedPast.add(affectedInterval(employeeId, period)));
            }
        });
        Set<String> alerted = alertedShifts.employeesAlertedForShiftsStartingIn(affectedPast);
        Map<Integer, String> refused = new TreeMap<>();
        rows.forEach((row, change) -> {
            if (alerted.contains(change.employeeId())
                    && change.from().isBefore(now)
                    && plan.effect(row) != DirectoryPlan.Effect.UNCHANGED) {
                refused.put(
                        row,
                        change.employeeId() + " (" + change.facts().name() + ") has shifts with an alert on record that"
                                + " were measured under the old unit or rank: date the change later");
            }
        });
        return refused;
    }

    /**
     * Makes all changes or none.
     *
     * @param reason why, for the history; null if no reason was given
     * @throws ChangeRefused if a rule refuses a change; it gives the reason
     */
    @Transactional
    public void changeAll(List<EmployeeChange> changes, @Nullable String reason) {
        Map<Integer, EmployeeChange> rows = new TreeMap<>();
        changes.forEach(change -> rows.put(rows.size() + 1, change));
        var planned = decide(rows, now());
        for (int row : rows.keySet()) {
            planned.plan().refusal(row).ifPresent(why -> {
                throw new ChangeRefused(why, planned.plan().isUniquenessConflict(row));
            });
        }
        carryOut(planned, reason);
    }

    /** The time from which a change without a time holds: now, cut to microseconds as the database stores it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Makes the changes that the plan does not refuse. */
    @Transactional(TxType.MANDATORY)
    public void carryOut(PlannedChanges planned, @Nullable String reason) {
        var authorship = new EmployeeVersions.VersionAuthorship(caller.name(), planned.now(), reason);
        Map<String, Employee> employees = employeesById();
        List<AffectedInterval> affected = new ArrayList<>();
        var changed = planned.plan().changedHistories();
        versions.change(planned.stored(), changed, authorship);
        changed.forEach((employeeId, after) -> {
            EmployeeHistory before = planned.stored().get(employeeId);
            if (before == null) {
                var added = new Employee(pseudonyms.next(), after, planned.now());
                added.persist();
                publish(added);
            } else {
                applyCurrent(employees.get(employeeId), after, planned.now());
                after.periodsWithOtherUnitOrRank(before)
                        .forEach(period -> affected.add(affectedInterval(employeeId, period)));
            }
        });
        fire(affected);
    }

    /**
     * Applies the changes that were recorded ahead and are due by now.
     *
     * @return how many employees changed
     */
    @Transactional
    int applyDueChanges() {
        lock();
        Instant now = now();
        List<Employee> dueNow = Employee.list("nextChangeAt <= ?1", now);
        if (dueNow.isEmpty()) {
            return 0;
        }
        Map<String, EmployeeHistory> histories = versions.currentHistories();
        return (int) dueNow.stream()
                .filter(employee -> applyCurrent(employee, histories.get(employee.employeeId), now))
                .count();
    }

    /** Applies what holds now to the employee. Publishes the event and returns true if that changes anything. */
    private boolean applyCurrent(@Nullable Employee employee, @Nullable EmployeeHistory history, Instant now) {
        if (employee == null || history == null || !employee.applyHistory(history, now)) {
            return false;
        }
        publish(employee);
        return true;
    }

    private void lock() {
        database.createNativeQuery(LOCK).executeUpdate();
    }

    private static Map<String, Employee> employeesById() {
        Map<String, Employee> byId = new HashMap<>();
        Employee.<Employee>listAll().forEach(employee -> byId.put(employee.employeeId, employee));
        return byId;
    }

    private static AffectedInterval affectedInterval(String employeeId, FactsPeriod period) {
        return new AffectedInterval(employeeId, period.from(), period.to());
    }

    /**
     * The observer enqueues the affected shifts. The employees are written first, because every transaction locks
     * employees before it enqueues shifts, both in one order: so one transaction waits for the other and they never
     * deadlock. {@code WriteRosterChanges} lists the order of all locks.
     */
    private void fire(List<AffectedInterval> affected) {
        database.flush();
        if (!affected.isEmpty()) {
            assignmentsChanged.fire(new AssignmentsChanged(affected));
        }
    }

    private void publish(Employee employee) {
        outbox.append(EmployeeChanged.TOPIC, employee.employeeId, EmployeeChanged.of(employee));
    }
}
