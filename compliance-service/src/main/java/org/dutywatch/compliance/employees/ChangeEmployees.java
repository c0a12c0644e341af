package org.dutywatch.compliance.employees;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.compliance.employees.domain.DirectoryPlan;
import org.dutywatch.compliance.employees.domain.EmployeeChange;
import org.dutywatch.compliance.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.employees.domain.EmployeeHistory.Period;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/** Changes what is known of people, by one set of rules, and tells others of who is another now than before. */
@ApplicationScoped
public class ChangeEmployees {
    /** One change at a time: names and the chain of command are rules over everybody. */
    private static final String LOCK = "lock table employee in share row exclusive mode";

    private final EntityManager database;
    private final EmployeeVersions versions;
    private final MeasuredAlerts alerts;
    private final Pseudonyms pseudonyms;
    private final Outbox outbox;
    private final EvaluationDue due;
    private final Caller caller;
    private final Clock clock;

    ChangeEmployees(
            EntityManager database,
            EmployeeVersions versions,
            MeasuredAlerts alerts,
            Pseudonyms pseudonyms,
            Outbox outbox,
            EvaluationDue due,
            Caller caller,
            Clock clock) {
        this.database = database;
        this.versions = versions;
        this.alerts = alerts;
        this.pseudonyms = pseudonyms;
        this.outbox = outbox;
        this.due = due;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the rules say to a set of changes; nobody else changes people until the transaction ends. */
    record Decided(DirectoryPlan plan, Map<String, EmployeeHistory> stored, Instant now) {}

    @Transactional(TxType.MANDATORY)
    Decided decide(Map<Integer, EmployeeChange> rows, Instant now) {
        lock();
        Map<String, EmployeeHistory> stored = versions.everybody();
        Map<Integer, String> refused = new TreeMap<>();
        DirectoryPlan plan;
        int before;
        do {
            before = refused.size();
            plan = DirectoryPlan.of(stored, rows, refused, now);
            refused.putAll(measuringAlertsOtherwise(plan, stored, rows, now));
        } while (refused.size() > before);
        return new Decided(plan, stored, now);
    }

    /** What an alert rests on is not changed after the fact: neither the unit nor the rank by which it was measured. */
    private Map<Integer, String> measuringAlertsOtherwise(
            DirectoryPlan plan, Map<String, EmployeeHistory> stored, Map<Integer, EmployeeChange> rows, Instant now) {
        List<Touched> past = new ArrayList<>();
        plan.changed().forEach((employeeId, after) -> {
            EmployeeHistory known = stored.get(employeeId);
            if (known != null) {
                after.measuredOtherwise(known).stream()
                        .filter(period -> period.from().isBefore(now))
                        .forEach(period -> past.add(touched(employeeId, period)));
            }
        });
        Set<String> alerted = alerts.begunIn(past);
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
     * Carries out all changes or none.
     *
     * @param reason for the history
     * @throws ChangeRefused naming what and who
     */
    @Transactional
    public void all(List<EmployeeChange> changes, @Nullable String reason) {
        Map<Integer, EmployeeChange> rows = new TreeMap<>();
        changes.forEach(change -> rows.put(rows.size() + 1, change));
        var decided = decide(rows, now());
        for (int row : rows.keySet()) {
            decided.plan().refusal(row).ifPresent(why -> {
                throw new ChangeRefused(why, decided.plan().sharesAKey(row));
            });
        }
        carryOut(decided, reason);
    }

    /** The moment from which a change holds that names none. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Transactional(TxType.MANDATORY)
    void carryOut(Decided decided, @Nullable String reason) {
        var authorship = new EmployeeVersions.Authorship(caller.name(), decided.now(), reason);
        Map<String, Employee> employees = known();
        List<Touched> moved = new ArrayList<>();
        decided.plan().changed().forEach((employeeId, after) -> {
            EmployeeHistory before = decided.stored().get(employeeId);
            versions.change(before, after, authorship);
            if (before == null) {
                var added = new Employee(pseudonyms.next(), after, decided.now());
                added.persist();
                tell(added);
            } else {
                become(employees.get(employeeId), after, decided.now());
                after.measuredOtherwise(before).forEach(period -> moved.add(touched(employeeId, period)));
            }
        });
        mark(moved);
    }

    /** Lets what is known to change by now come into force, once. @return how many became somebody else */
    @Transactional
    int bringIntoForce() {
        lock();
        Instant now = now();
        List<Employee> dueNow = Employee.list("nextChangeAt <= ?1", now);
        if (dueNow.isEmpty()) {
            return 0;
        }
        Map<String, EmployeeHistory> histories = versions.everybody();
        return (int) dueNow.stream()
                .filter(one -> become(one, histories.get(one.employeeId), now))
                .count();
    }

    private boolean become(@Nullable Employee employee, @Nullable EmployeeHistory history, Instant now) {
        if (employee == null || history == null || !employee.become(history, now)) {
            return false;
        }
        tell(employee);
        return true;
    }

    private void lock() {
        database.createNativeQuery(LOCK).executeUpdate();
    }

    private static Map<String, Employee> known() {
        Map<String, Employee> known = new HashMap<>();
        Employee.<Employee>listAll().forEach(employee -> known.put(employee.employeeId, employee));
        return known;
    }

    private static Touched touched(String employeeId, Period period) {
        return new Touched(employeeId, period.from(), period.to());
    }

    /** First all that locks people, then the marks, all in one order: changes wait for each other, no more. */
    private void mark(List<Touched> moved) {
        database.flush();
        due.markOverlapping(moved, Cause.EMPLOYEE);
    }

    private void tell(Employee employee) {
        outbox.append(EmployeeChanged.TOPIC, employee.employeeId, EmployeeChanged.of(employee));
    }
}
