package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.compliance.people.employees.EmployeeVersions.VersionAuthorship;
import org.dutywatch.compliance.people.employees.domain.AwaitedSupervisor;
import org.dutywatch.compliance.people.employees.domain.DirectoryPlan;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.people.employees.domain.SupervisorPlan;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.sql.Database;
import org.jspecify.annotations.Nullable;

/**
 * Changes employees. All changes obey the rules of {@link DirectoryPlan}. An employee who waits for a supervisor gets
 * him with the first change that makes this possible. For each employee whose present facts change or whose user names
 * of any time change, an event is published. {@link AssignmentsChanged} names the intervals in which another limit may
 * apply.
 *
 * <p>Changes run one at a time, because the rules on user names and the chain of command cover all employees. Whoever
 * reads employees to change them locks them first. {@code WriteRosterChanges} lists the order of all locks.
 */
@ApplicationScoped
public class ChangeEmployees {
    private static final String SUPERVISOR_KNOWN = "the supervisor whom the directory named is known now";

    /** The author of changes that become due; it names no supervisors. */
    private static final String SCHEDULE = "schedule";

    private static final String LOCK = "lock table employee in share row exclusive mode";

    /** The lock of the table does not keep others from locking rows. */
    private static final String LOCK_ROWS = """
            select employee_id from employee where employee_id = any(:ids) order by employee_id for no key update
            """;

    private final Database database;
    private final EmployeeVersions versions;
    private final AlertedShifts alertedShifts;
    private final AwaitedSupervisors awaitedSupervisors;
    private final Pseudonyms pseudonyms;
    private final PublishEmployees publishEmployees;
    private final Event<AssignmentsChanged> assignmentsChanged;
    private final Caller caller;
    private final Clock clock;

    ChangeEmployees(
            Database database,
            EmployeeVersions versions,
            AlertedShifts alertedShifts,
            AwaitedSupervisors awaitedSupervisors,
            Pseudonyms pseudonyms,
            PublishEmployees publishEmployees,
            Event<AssignmentsChanged> assignmentsChanged,
            Caller caller,
            Clock clock) {
        this.database = database;
        this.versions = versions;
        this.alertedShifts = alertedShifts;
        this.awaitedSupervisors = awaitedSupervisors;
        this.pseudonyms = pseudonyms;
        this.publishEmployees = publishEmployees;
        this.assignmentsChanged = assignmentsChanged;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What a set of changes would do. A lock keeps others from changing employees until the transaction ends.
     *
     * @param rows the changes, by row number, with those that give employees the supervisor for whom they wait
     * @param plan which changes are possible
     * @param supervisors the supervisors who are awaited no longer, or from now on
     * @param stored the current histories, by employee id
     * @param now when the decision was made
     */
    public record PlannedChanges(
            Map<Integer, EmployeeChange> rows,
            DirectoryPlan plan,
            SupervisorPlan supervisors,
            Map<String, EmployeeHistory> stored,
            Instant now) {
        private PlannedChanges refusing(Map<Integer, String> refused) {
            return new PlannedChanges(rows, plan.refusing(refused), supervisors, stored, now);
        }

        /** The intervals in which an employee who is known already gets another unit or rank. */
        private List<AffectedInterval> affected() {
            List<AffectedInterval> affected = new ArrayList<>();
            plan.changedHistories().forEach((employeeId, after) -> {
                EmployeeHistory before = stored.get(employeeId);
                if (before != null) {
                    after.periodsWithOtherUnitOrRank(before)
                            .forEach(period ->
                                    affected.add(new AffectedInterval(employeeId, period.from(), period.to())));
                }
            });
            return affected;
        }
    }

    /** Keeps others from changing employees until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public void lock() {
        database.useHandle(handle -> handle.execute(LOCK));
    }

    /**
     * Locks the employees and decides which changes would be possible. Nothing is written.
     *
     * @param rows the changes, by row number
     */
    @Transactional(TxType.MANDATORY)
    public PlannedChanges preview(Map<Integer, EmployeeChange> rows, Instant now) {
        return preview(rows, caller.name(), now);
    }

    private PlannedChanges preview(Map<Integer, EmployeeChange> rows, String author, Instant now) {
        lock();
        List<AwaitedSupervisor> awaited = awaitedSupervisors.all();
        Map<String, EmployeeHistory> stored = versions.currentHistories();
        Map<Integer, String> refused = new TreeMap<>();
        PlannedChanges planned;
        int before;
        do {
            before = refused.size();
            var supervisors = SupervisorPlan.of(stored, rows, refused, awaited, author, now);
            planned = new PlannedChanges(supervisors.rows(), supervisors.plan(), supervisors, stored, now);
            refused.putAll(refusalsForAlerts(planned));
        } while (refused.size() > before);
        return planned;
    }

    /**
     * Locks the employees and decides which changes are possible. Alerts are looked up once more after
     * {@link AssignmentsChanged} enqueued the affected shifts: enqueuing waits for a running evaluation, which may have
     * raised an alert, and from then on evaluations skip these shifts until this transaction ends.
     *
     * @param rows the changes, by row number
     */
    @Transactional(TxType.MANDATORY)
    public PlannedChanges decide(Map<Integer, EmployeeChange> rows, Instant now) {
        var planned = preview(rows, now);
        lockRows(planned.plan().changedHistories().keySet());
        Set<AffectedInterval> enqueued = new HashSet<>();
        var affected = planned.affected();
        while (enqueued.addAll(affected)) {
            assignmentsChanged.fire(new AssignmentsChanged(affected));
            planned = planned.refusing(refusalsForAlerts(planned));
            affected = planned.affected();
        }
        return planned;
    }

    private void lockRows(Collection<String> employeeIds) {
        database.useHandle(handle -> handle.createQuery(LOCK_ROWS)
                .bindArray("ids", String.class, employeeIds)
                .mapTo(String.class)
                .list());
    }

    /**
     * Refuses the changes of the past that would change the unit or the rank at the start of a shift with an alert: the
     * limit of that shift depended on them.
     */
    private Map<Integer, String> refusalsForAlerts(PlannedChanges planned) {
        var affectedPast = planned.affected().stream()
                .filter(interval -> interval.from().isBefore(planned.now()))
                .toList();
        Set<String> alerted = alertedShifts.employeesAlertedForShiftsStartingIn(affectedPast);
        Map<Integer, String> refused = new TreeMap<>();
        planned.rows().forEach((row, change) -> {
            if (alerted.contains(change.employeeId())
                    && change.from().isBefore(planned.now())
                    && planned.plan().effect(row) != DirectoryPlan.Effect.UNCHANGED) {
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
        var changed = planned.plan().changedHistories();
        Map<String, EmployeeHistory> byCaller = new TreeMap<>(changed);
        for (AwaitedSupervisor applied : planned.supervisors().applied()) {
            var history = byCaller.remove(applied.employeeId());
            if (history != null) {
                var authorship = new VersionAuthorship(applied.namedBy(), planned.now(), SUPERVISOR_KNOWN);
                versions.change(planned.stored(), Map.of(applied.employeeId(), history), authorship);
                awaitedSupervisors.recordApplied(applied);
            }
        }
        if (!byCaller.isEmpty()) {
            versions.change(planned.stored(), byCaller, new VersionAuthorship(caller.name(), planned.now(), reason));
        }
        applyAndPublish(planned, changed);
        awaitedSupervisors.removeSettled();
        planned.supervisors().open().forEach(open -> awaitedSupervisors.await(open, planned.now()));
    }

    private void applyAndPublish(PlannedChanges planned, Map<String, EmployeeHistory> changed) {
        Map<String, Employee> employees = Employee.byIds(changed.keySet());
        List<Employee> toPublish = new ArrayList<>();
        changed.forEach((employeeId, history) -> {
            var employee = employees.get(employeeId);
            var before = planned.stored().get(employeeId);
            if (employee == null) {
                var added = new Employee(pseudonyms.next(), history, planned.now());
                added.persist();
                toPublish.add(added);
            } else if (employee.applyHistory(history, planned.now()) || employee.appliesOtherNames(before, history)) {
                toPublish.add(employee);
            }
        });
        publishEmployees.publish(toPublish, changed);
        Employee.flush(); // Statements outside Hibernate refer to the employees.
    }

    /**
     * Applies the changes that were recorded ahead and are due by now.
     *
     * @return whether there were any
     */
    @Transactional
    boolean applyDueChanges() {
        lock();
        Instant now = now();
        Map<String, Employee> dueNow = Employee.<Employee>list("nextChangeAt <= ?1", now).stream()
                .collect(Collectors.toMap(employee -> employee.employeeId, employee -> employee));
        if (!dueNow.isEmpty()) {
            var planned = preview(Map.of(), SCHEDULE, now);
            Set<String> toLock = new HashSet<>(dueNow.keySet());
            toLock.addAll(planned.plan().changedHistories().keySet());
            lockRows(toLock);
            carryOut(planned, null);
            dueNow.keySet().removeAll(planned.plan().changedHistories().keySet());
            publishEmployees.publish(
                    dueNow.values().stream()
                            .filter(employee -> employee.applyHistory(
                                    Objects.requireNonNull(planned.stored().get(employee.employeeId)), now))
                            .toList(),
                    planned.stored());
            Employee.flush();
            awaitedSupervisors.removeSettled();
            return true;
        }
        return false;
    }
}
