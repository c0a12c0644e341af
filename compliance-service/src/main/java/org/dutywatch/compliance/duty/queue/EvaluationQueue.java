package org.dutywatch.compliance.duty.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * The queue of shifts to evaluate (table {@code evaluation_due}). Every change of a fact enqueues the affected shifts
 * in its own transaction; the evaluation workers process them. Rows are always written in the same order, so that one
 * transaction waits for the other and they never deadlock.
 *
 * <p>A shift is queued only once. If it is enqueued again, a more specific cause replaces the stored one, so that a
 * notification about a changed figure states the right reason:
 *
 * <table>
 *   <caption>Which cause is stored afterwards</caption>
 *   <tr><th>stored cause</th><th>new cause: new lines</th><th>policy or profile</th><th>any other</th></tr>
 *   <tr><td>new lines</td><td>stored</td><td>new</td><td>new</td></tr>
 *   <tr><td>policy or profile</td><td>stored</td><td>stored</td><td>new</td></tr>
 *   <tr><td>any other</td><td>stored</td><td>stored</td><td>stored, but new if an evaluation has failed</td></tr>
 * </table>
 *
 * <ul>
 *   <li>It becomes urgent as soon as it is enqueued with a cause other than policy or profile, which affect weeks of
 *       everybody's shifts. Urgent shifts are evaluated first.
 *   <li>Every cause except new lines resets the failed attempts, because it may have repaired what made them fail.
 * </ul>
 *
 * <p>A transaction could change a fact about the time of a shift while another adds that shift. Neither would see the
 * uncommitted rows of the other, and the shift would be evaluated without the new fact. Three locks prevent that:
 *
 * <ul>
 *   <li>Whoever changes the roster holds the lock on the employees concerned ({@code RosterBook.lock}).
 *   <li>Whoever changes a fact about some employees holds a shared lock on them while the shifts are searched. It does
 *       not wait for it: if the roster of an employee is being changed, the interval is stored as deferred and searched
 *       by {@link EnqueueDeferred} after that change. So evidence never waits for an import.
 *   <li>Whoever changes a fact about everybody ({@link #enqueueFrom}) holds the roster lock exclusively, and whoever
 *       changes the roster holds it shared.
 * </ul>
 *
 * {@code WriteRosterChanges} lists the order of all locks.
 */
@ApplicationScoped
public class EvaluationQueue {
    /** Condition: the new cause replaces the stored one. */
    private static final String REPLACES_CAUSE = """
            (excluded.cause <> 'NEW_LINES'
             and (evaluation_due.cause = 'NEW_LINES'
                  or (excluded.urgent
                      and (evaluation_due.cause in ('POLICY', 'PROFILE') or evaluation_due.attempts > 0))))
            """;

    private static final String RESETS_ATTEMPTS = "(excluded.cause <> 'NEW_LINES' and evaluation_due.attempts > 0)";

    private static final String ON_CONFLICT = """
             on conflict (employee_id, shift_start) do update
                set urgent = evaluation_due.urgent or excluded.urgent,
                    cause = case when %1$s then excluded.cause else evaluation_due.cause end,
                    attempts = case when %2$s then 0 else evaluation_due.attempts end,
                    next_attempt_at = case when %2$s then '-infinity' else evaluation_due.next_attempt_at end
              where (excluded.urgent and not evaluation_due.urgent) or %1$s or %2$s
            """.formatted(REPLACES_CAUSE, RESETS_ATTEMPTS);

    private static final String ENQUEUE = """
            insert into evaluation_due (employee_id, shift_start, cause, urgent, marked_at)
            select employee_id, shift_start, :cause, :urgent, :now
              from unnest(:employeeIds, :starts) with ordinality as key (employee_id, shift_start, position)
             order by position
            """ + ON_CONFLICT;

    private static final String DEFER = """
            insert into deferred_interval (employee_id, from_at, to_at, cause)
            select employee_id, from_at, to_at, :cause
              from unnest(:employeeIds, :from, :to) as affected (employee_id, from_at, to_at)
            """;

    private static final String DEFERRED_EMPLOYEES = """
            select distinct i.employee_id, e.employee_id is not null as employed
              from deferred_interval i left join employee e on e.employee_id = i.employee_id
            """;

    private static final String TAKE_DEFERRED = """
            delete from deferred_interval where employee_id = any(:employeeIds)
            returning employee_id, from_at, to_at, cause
            """;

    /** The first key of the advisory lock is any number that no other lock on this table uses. */
    private static final String LOCK_ROSTER_SHARED =
            "select pg_advisory_xact_lock_shared(1, 'roster_entry'::regclass::oid::int)";

    private static final String LOCK_ROSTER_EXCLUSIVE =
            "select pg_advisory_xact_lock(1, 'roster_entry'::regclass::oid::int)";

    private static final int BATCH_SIZE = 10_000;

    private final Database database;
    private final RosterBook rosterBook;
    private final CurrentShifts currentShifts;
    private final Clock clock;
    private final Event<ShiftsEnqueued> shiftsEnqueued;

    EvaluationQueue(
            Database database,
            RosterBook rosterBook,
            CurrentShifts currentShifts,
            Clock clock,
            Event<ShiftsEnqueued> shiftsEnqueued) {
        this.database = database;
        this.rosterBook = rosterBook;
        this.currentShifts = currentShifts;
        this.clock = clock;
        this.shiftsEnqueued = shiftsEnqueued;
    }

    /** CDI event that is fired whenever shifts are enqueued. Observe it after the commit. */
    public record ShiftsEnqueued() {}

    /**
     * Holds the roster lock with other changes of the roster until the transaction ends; a change of a fact about
     * everybody waits for them. Call it before the first change of the roster.
     */
    @Transactional(TxType.MANDATORY)
    public void lockRosterForChange() {
        database.useHandle(handle -> handle.execute(LOCK_ROSTER_SHARED));
    }

    /** Enqueues these shifts, whether or not the roster has them. */
    @Transactional(TxType.MANDATORY)
    public void enqueue(Collection<ShiftKey> shifts, EvaluationCause cause) {
        var keys = List.copyOf(new TreeSet<>(shifts));
        if (keys.isEmpty()) {
            return;
        }
        database.useHandle(handle -> handle.createUpdate(ENQUEUE)
                .bind("cause", cause)
                .bind("urgent", !cause.isBulk())
                .bind("now", clock.instant())
                .bindArray(
                        "employeeIds",
                        String.class,
                        keys.stream().map(ShiftKey::employeeId).toList())
                .bindArray(
                        "starts",
                        Instant.class,
                        keys.stream().map(ShiftKey::start).toList())
                .execute());
        shiftsEnqueued.fire(new ShiftsEnqueued());
    }

    /**
     * Enqueues the current shifts that overlap these intervals. It waits for nobody: those of an employee whose roster
     * another transaction is changing are enqueued after that change.
     */
    @Transactional(TxType.MANDATORY)
    public void enqueueOverlapping(Collection<AffectedInterval> affected, EvaluationCause cause) {
        if (affected.isEmpty()) {
            return;
        }
        var employees = affected.stream().map(AffectedInterval::employeeId).collect(Collectors.toSet());
        Set<String> unchanging = rosterBook.lockUnlessChanging(employees);
        var now = affected.stream()
                .filter(interval -> unchanging.contains(interval.employeeId()))
                .toList();
        enqueue(now.isEmpty() ? List.of() : currentShifts.keysOverlapping(now), cause);
        if (now.size() < affected.size()) {
            defer(
                    affected.stream()
                            .filter(interval -> !unchanging.contains(interval.employeeId()))
                            .toList(),
                    cause);
        }
    }

    private void defer(List<AffectedInterval> intervals, EvaluationCause cause) {
        database.useHandle(handle -> handle.createUpdate(DEFER)
                .bind("cause", cause)
                .bindArray(
                        "employeeIds",
                        String.class,
                        intervals.stream().map(AffectedInterval::employeeId).toList())
                .bindArray(
                        "from",
                        Instant.class,
                        intervals.stream().map(AffectedInterval::from).toList())
                .bindArray(
                        "to",
                        Instant.class,
                        intervals.stream().map(AffectedInterval::to).toList())
                .execute());
    }

    /** A deferred interval. Public, because Jdbi creates it. */
    public record DeferredInterval(String employeeId, Instant fromAt, Instant toAt, EvaluationCause cause) {
        AffectedInterval interval() {
            return new AffectedInterval(employeeId, fromAt, toAt);
        }
    }

    /** An employee of deferred intervals, and whether he exists. Public, because Jdbi creates it. */
    public record DeferredEmployee(String employeeId, boolean employed) {}

    /**
     * Enqueues the shifts of deferred intervals, except those of employees whose roster is still being changed.
     *
     * @return whether any interval was processed, so that there may be more
     */
    @Transactional(TxType.MANDATORY)
    boolean enqueueDeferred() {
        var deferred = database.withHandle(handle -> handle.createQuery(DEFERRED_EMPLOYEES)
                .map(ConstructorMapper.of(DeferredEmployee.class))
                .list());
        if (deferred.isEmpty()) {
            return false;
        }
        Set<String> taken = new TreeSet<>(rosterBook.lockUnlessChanging(
                deferred.stream().map(DeferredEmployee::employeeId).toList()));
        // An employee who does not exist has no roster.
        deferred.stream()
                .filter(one -> !one.employed())
                .map(DeferredEmployee::employeeId)
                .forEach(taken::add);
        database.withHandle(handle -> handle.createQuery(TAKE_DEFERRED)
                        .bindArray("employeeIds", String.class, taken)
                        .map(ConstructorMapper.of(DeferredInterval.class))
                        .collect(Collectors.groupingBy(
                                DeferredInterval::cause,
                                TreeMap::new,
                                Collectors.mapping(DeferredInterval::interval, Collectors.toList()))))
                .forEach((cause, intervals) -> enqueue(currentShifts.keysOverlapping(intervals), cause));
        return !taken.isEmpty();
    }

    /**
     * Enqueues the current shifts that start at or after {@code from}.
     *
     * @param unit only shifts of employees who belonged to this unit at the start of the shift; null means all
     */
    @Transactional(TxType.MANDATORY)
    public void enqueueFrom(Instant from, @Nullable String unit, EvaluationCause cause) {
        // A statement of its own, so that the next one sees what others committed while this one waited.
        database.useHandle(handle -> handle.execute(LOCK_ROSTER_EXCLUSIVE));
        currentShifts.keysStartingFrom(from, unit, BATCH_SIZE, keys -> enqueue(keys, cause));
    }
}
