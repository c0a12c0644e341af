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
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.compliance.people.employees.CheckEmployeeChanges.Checked;
import org.dutywatch.compliance.people.employees.EmployeeVersions.VersionAuthorship;
import org.dutywatch.compliance.people.employees.domain.AwaitedSupervisor;
import org.dutywatch.compliance.people.employees.domain.DirectoryPlan;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.people.employees.domain.SupervisorPlan;
import org.dutywatch.compliance.people.employees.held.HeldChange;
import org.dutywatch.compliance.people.employees.held.HoldChange;
import org.dutywatch.compliance.people.employees.held.SecondPersonRule.Sensitive;
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
    static final Actor SCHEDULE = new Actor("schedule", null);

    private static final String SECOND_PERSON = "a second person decides on this change";

    private static final Checked NOTHING_REFUSED = new Checked(Map.of(), Map.of(), false);

    private static final String LOCK = "lock table employee in share row exclusive mode";

    /** The lock of the table does not keep others from locking rows. */
    private static final String LOCK_ROWS = """
            select employee_id from employee where employee_id = any(:ids) order by employee_id for no key update
            """;

    private final Database database;
    private final EmployeeVersions versions;
    private final AlertedShifts alertedShifts;
    private final CheckEmployeeChanges check;
    private final HoldChange holdChange;
    private final HoldDueChanges holdDueChanges;
    private final AwaitedSupervisors awaitedSupervisors;
    private final Pseudonyms pseudonyms;
    private final PublishEmployees publishEmployees;
    private final Event<AssignmentsChanged> assignmentsChanged;
    private final Actors actors;
    private final Clock clock;

    ChangeEmployees(
            Database database,
            EmployeeVersions versions,
            AlertedShifts alertedShifts,
            CheckEmployeeChanges check,
            HoldChange holdChange,
            HoldDueChanges holdDueChanges,
            AwaitedSupervisors awaitedSupervisors,
            Pseudonyms pseudonyms,
            PublishEmployees publishEmployees,
            Event<AssignmentsChanged> assignmentsChanged,
            Actors actors,
            Clock clock) {
        this.database = database;
        this.versions = versions;
        this.alertedShifts = alertedShifts;
        this.check = check;
        this.holdChange = holdChange;
        this.holdDueChanges = holdDueChanges;
        this.awaitedSupervisors = awaitedSupervisors;
        this.pseudonyms = pseudonyms;
        this.publishEmployees = publishEmployees;
        this.assignmentsChanged = assignmentsChanged;
        this.actors = actors;
        this.clock = clock;
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
        lock();
        Map<String, EmployeeHistory> stored = versions.currentHistories();
        return plan(rows, check.asked(rows, stored, now), stored, actors.caller(), now);
    }

    /**
     * As {@link #preview}, but it does not say on which changes a second person would decide: that would tell, without a
     * trace, who has an open finding.
     */
    @Transactional(TxType.MANDATORY)
    public PlannedChanges dryRun(Map<Integer, EmployeeChange> rows, Instant now) {
        lock();
        Map<String, EmployeeHistory> stored = versions.currentHistories();
        var refused = check.asked(rows, stored, now).refused();
        return plan(rows, new Checked(refused, Map.of(), false), stored, actors.caller(), now);
    }

    /** What a second person decides on must be possible, too: so it is planned first with these rows and then without. */
    private PlannedChanges plan(
            Map<Integer, EmployeeChange> rows,
            Checked checked,
            Map<String, EmployeeHistory> stored,
            Actor author,
            Instant now) {
        Map<Integer, String> refused = new TreeMap<>(checked.refused());
        var planned = plan(rows, refused, Map.of(), stored, author, now);
        Map<Integer, Sensitive> held = new TreeMap<>(checked.sensitive());
        Set<Integer> supervisorsOnly = new HashSet<>();
        if (checked.asked()) {
            check.withAwaitedSupervisors(planned, rows).forEach((row, sensitive) -> {
                if (rows.containsKey(row)) {
                    held.putIfAbsent(row, sensitive);
                } else {
                    supervisorsOnly.add(row);
                }
            });
        }
        held.keySet().removeIf(row -> planned.plan().refusal(row).isPresent());
        if (held.isEmpty() && supervisorsOnly.isEmpty()) {
            return planned;
        }
        supervisorsOnly.forEach(row -> refused.put(row, SECOND_PERSON));
        held.keySet().forEach(row -> refused.put(row, SECOND_PERSON));
        return plan(rows, refused, held, stored, author, now);
    }

    /** @param refused what is refused already; what is refused because of alerts is added */
    private PlannedChanges plan(
            Map<Integer, EmployeeChange> rows,
            Map<Integer, String> refused,
            Map<Integer, Sensitive> held,
            Map<String, EmployeeHistory> stored,
            Actor author,
            Instant now) {
        List<AwaitedSupervisor> awaited = awaitedSupervisors.all();
        PlannedChanges planned;
        int before;
        do {
            before = refused.size();
            var supervisors = SupervisorPlan.of(stored, rows, refused, awaited, author, now);
            planned = new PlannedChanges(supervisors.rows(), supervisors.plan(), supervisors, held, stored, now);
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
        return enqueued(preview(rows, now));
    }

    private PlannedChanges enqueued(PlannedChanges asked) {
        var planned = asked;
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
     * Makes all changes or none. Those on which a second person decides wait for him.
     *
     * @param now from {@link #now}: a change from this time on is none of the past
     * @param reason why, for the history; null if no reason was given
     * @return the ids of the requests of those that wait
     * @throws ChangeRefused if a rule refuses a change; it gives the reason
     */
    @Transactional
    public List<UUID> changeAll(List<EmployeeChange> changes, Instant now, @Nullable String reason) {
        Map<Integer, EmployeeChange> rows = new TreeMap<>();
        changes.forEach(change -> rows.put(rows.size() + 1, change));
        var planned = decide(rows, now);
        refuseIfRefused(rows.keySet(), planned);
        return List.copyOf(carryOut(planned, reason).values());
    }

    /**
     * Makes a change that a second person approved: the fields that it set differently. The history names its author.
     *
     * @param author who asked for it
     * @param decider the user who approved
     * @throws ChangeRefused if it is not possible any more; it gives the reason
     */
    @Transactional(TxType.MANDATORY)
    public void changeAsApproved(HeldChange held, Actor author, String decider) {
        lock();
        Instant now = now();
        Instant from = held.effectiveFrom() == null ? now : held.effectiveFrom();
        Map<String, EmployeeHistory> stored = versions.currentHistories();
        var facts = held.facts()
                .withCorrectionBefore(
                        held.before(),
                        Objects.requireNonNull(stored.get(held.employeeId())).at(from));
        Map<Integer, EmployeeChange> rows =
                Map.of(1, new EmployeeChange(facts, from, true, held.mayLeaveSupervisorOpen()));
        var planned = enqueued(plan(rows, check.approved(rows, stored), stored, author, now));
        refuseIfRefused(rows.keySet(), planned);
        String approved = "approved by " + decider;
        carryOut(planned, author, held.reason() == null ? approved : held.reason() + " (" + approved + ")");
    }

    private static void refuseIfRefused(Collection<Integer> rows, PlannedChanges planned) {
        for (int row : rows) {
            if (!planned.held().containsKey(row)) {
                planned.plan().refusal(row).ifPresent(why -> {
                    throw new ChangeRefused(why, planned.plan().isUniquenessConflict(row));
                });
            }
        }
    }

    /** The time from which a change without a time holds: now, cut to microseconds as the database stores it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Makes the changes that the plan does not refuse, and asks a second person about those that are held.
     *
     * @return the ids of the requests, by row number
     */
    @Transactional(TxType.MANDATORY)
    public Map<Integer, UUID> carryOut(PlannedChanges planned, @Nullable String reason) {
        carryOut(planned, actors.caller(), reason);
        Map<Integer, UUID> requests = new TreeMap<>();
        planned.held()
                .forEach((row, sensitive) -> requests.put(row, holdChange.hold(sensitive, reason, planned.now())));
        return requests;
    }

    private void carryOut(PlannedChanges planned, Actor author, @Nullable String reason) {
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
            versions.change(planned.stored(), byCaller, new VersionAuthorship(author, planned.now(), reason));
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
     * Applies the changes that were recorded ahead and are due by now. Those on which a second person decides by now are
     * undone from their time on, and wait for him.
     *
     * @return whether there were any
     */
    @Transactional
    boolean applyDueChanges() {
        lock();
        Instant now = now();
        Map<String, Employee> dueNow = Employee.<Employee>list("nextChangeAt <= ?1", now).stream()
                .collect(Collectors.toMap(employee -> employee.employeeId, employee -> employee));
        if (dueNow.isEmpty()) {
            return false;
        }
        Map<String, EmployeeHistory> stored = versions.currentHistories();
        Map<Integer, Sensitive> held = holdDueChanges.sensitive(dueNow.values(), stored);
        var planned = plan(HoldDueChanges.undone(held), NOTHING_REFUSED, stored, SCHEDULE, now);
        Set<String> toLock = new HashSet<>(dueNow.keySet());
        toLock.addAll(planned.plan().changedHistories().keySet());
        lockRows(toLock);
        planned = enqueued(planned);
        carryOut(planned, SCHEDULE, held.isEmpty() ? null : SECOND_PERSON);
        holdDueChanges.hold(held, planned);
        dueNow.keySet().removeAll(planned.plan().changedHistories().keySet());
        publishEmployees.publish(
                dueNow.values().stream()
                        .filter(employee ->
                                employee.applyHistory(Objects.requireNonNull(stored.get(employee.employeeId)), now))
                        .toList(),
                stored);
        Employee.flush();
        awaitedSupervisors.removeSettled();
        return true;
    }
}
