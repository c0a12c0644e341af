package org.dutywatch.compliance.duty.changes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.duty.corrections.Correction;
import org.dutywatch.compliance.duty.corrections.RequestCorrection;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.duty.roster.Authorship;
import org.dutywatch.compliance.duty.roster.Provenance;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.compliance.people.independence.OwnChain;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Writes every change of the roster and of clock times, and enqueues the affected shifts for evaluation in the same
 * transaction. If an affected shift has or ever had an alert, no change that the request makes for that employee is
 * written. With a reason, these changes become a correction, which waits for a second person; without one, they are
 * refused. Changes that a person makes for himself or somebody above him are refused ({@link OwnChain}), also by a feed
 * to which he subscribed.
 *
 * <p>Alerts are looked up twice:
 *
 * <ol>
 *   <li>The first look finds the alerts that are committed already.
 *   <li>Then the affected shifts are enqueued. This waits for a running evaluation of such a shift. From then on
 *       evaluations skip the shift until this transaction ends.
 *   <li>The second look finds the alerts that those evaluations have raised and committed.
 * </ol>
 *
 * So an alert is either found here or is based on the changed roster.
 *
 * <p>Every transaction acquires its locks in this order, so that one transaction waits for the other and they never
 * deadlock:
 *
 * <ol>
 *   <li>the row of a feed, or the lock of the acting supervisors ({@code ActingLedger})
 *   <li>the employees: their rows, in the order of their ids ({@link RosterBook#lock}), or the whole table
 *       ({@code ChangeEmployees})
 *   <li>the row of a correction
 *   <li>the roster lock ({@link EvaluationQueue#lockRosterForChange} or {@code EvaluationQueue.enqueueFrom})
 *   <li>the rows of the queue, in the order of employee and planned start
 *   <li>the findings
 * </ol>
 */
@ApplicationScoped
public class WriteRosterChanges {
    /** The reason that is recorded if none was given. */
    static final String DEFAULT_REASON = "roster import";

    /**
     * A shift is evaluated together with the hour before and after it, so a change also affects neighbouring shifts.
     */
    private static final Duration NEIGHBOURHOOD = Duration.ofHours(1);

    private final RosterBook rosterBook;
    private final EvaluationQueue queue;
    private final AlertedShifts alertedShifts;
    private final OwnChain ownChain;
    private final RequestCorrection requestCorrection;
    private final Event<RosterChanged> rosterChangedEvent;
    private final Caller caller;
    private final Clock clock;

    WriteRosterChanges(
            RosterBook rosterBook,
            EvaluationQueue queue,
            AlertedShifts alertedShifts,
            OwnChain ownChain,
            RequestCorrection requestCorrection,
            Event<RosterChanged> rosterChangedEvent,
            Caller caller,
            Clock clock) {
        this.rosterBook = rosterBook;
        this.queue = queue;
        this.alertedShifts = alertedShifts;
        this.ownChain = ownChain;
        this.requestCorrection = requestCorrection;
        this.rosterChangedEvent = rosterChangedEvent;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Writes the changes of every employee without an alert about an affected shift. The changes of the others become
     * corrections, one for each employee. The caller must hold the lock on the employees.
     *
     * @param reason null if none was given; then no corrections are stored, and the changes of the employees with an
     *     alert are refused
     */
    @Transactional(TxType.MANDATORY)
    public ChangeResult write(
            Collection<RosterEntry> superseded, Collection<RosterEntry> added, @Nullable String reason) {
        return write(RosterChangeSet.ofEntries(superseded, added), reason, Provenance.LOADED_BY_PERSON);
    }

    /**
     * As {@link #write(Collection, Collection, String)}.
     *
     * @param provenance where the new entries come from: people, a calendar, or a feed
     */
    @Transactional(TxType.MANDATORY)
    public ChangeResult write(RosterChangeSet all, @Nullable String reason, Provenance provenance) {
        Map<String, String> refused = provenance.author() == null
                ? refusals(all, ownChain.employeeIds(), OwnChain::refusal)
                : refusals(all, ownChain.of(provenance.people()), OwnChain::refusalOfFeed);
        RosterChangeSet change = all.restrictedTo(notAmong(refused.keySet()));
        Set<String> alerted = enqueueAndFindAlerted(change, change::restrictedTo);
        String why = reason == null ? DEFAULT_REASON : reason;
        var authorship = authorship(provenance.author() == null ? caller.name() : provenance.author(), why);
        record(change.restrictedTo(notAmong(alerted)), authorship, provenance);
        return new ChangeResult(
                refused,
                alerted,
                reason != null,
                reason == null
                        ? Map.of()
                        : requestCorrections(
                                alerted,
                                change,
                                new RequestCorrection.CorrectionRequester(authorship.author(), why, provenance)));
    }

    /**
     * As {@link #write(RosterChangeSet, String, Provenance)}, but all or nothing: if one employee has an alert about an
     * affected shift, the whole change becomes one correction.
     *
     * @throws ProblemException RULE_REFUSED if one employee is the caller or above him
     */
    @Transactional(TxType.MANDATORY)
    public ChangeResult writeAllOrNothing(RosterChangeSet change, String reason) {
        ownChain.requireOthers(change.employeeIds());
        Set<String> alerted = enqueueAndFindAlerted(change, withoutAlert -> change);
        var authorship = authorship(caller.name(), reason);
        if (alerted.isEmpty()) {
            record(change, authorship, Provenance.LOADED_BY_PERSON);
            return ChangeResult.ALL_WRITTEN;
        }
        UUID correction = requestCorrection.request(
                change,
                new RequestCorrection.CorrectionRequester(authorship.author(), reason, Provenance.LOADED_BY_PERSON));
        Map<String, UUID> correctionIds = new TreeMap<>();
        change.employeeIds().forEach(employeeId -> correctionIds.put(employeeId, correction));
        return new ChangeResult(Map.of(), change.employeeIds(), true, correctionIds);
    }

    /** The result that {@link #write(RosterChangeSet, String, Provenance)} would have now. Nothing is written. */
    @Transactional(TxType.MANDATORY)
    public ChangeResult preview(RosterChangeSet change, @Nullable String reason) {
        return new ChangeResult(
                refusals(change, ownChain.employeeIds(), OwnChain::refusal),
                alertedShifts.employeesAlertedIn(affectedIntervals(change)),
                reason != null,
                Map.of());
    }

    /** @param chain the authors and all who are above them */
    private static Map<String, String> refusals(
            RosterChangeSet change, Set<String> chain, UnaryOperator<String> reason) {
        return change.employeeIds().stream().filter(chain::contains).collect(Collectors.toMap(id -> id, reason));
    }

    /**
     * Writes a correction that a second person approved. Alerts are not looked up again: all that an alert requires is
     * the approval of a second person. The caller must hold the lock on the employees.
     */
    @Transactional(TxType.MANDATORY)
    public void writeApproved(Correction correction, String approver) {
        queue.lockRosterForChange();
        enqueue(correction.change());
        var authorship = authorship(correction.author(), correction.reason() + " (approved by " + approver + ")");
        record(correction.change(), authorship, correction.provenance());
    }

    /**
     * Looks for alerts, enqueues shifts, and looks for alerts again. A shift that is enqueued but not changed after all
     * is evaluated with the same result.
     *
     * @param partToEnqueue selects the part of the change whose shifts are enqueued; its argument accepts the employees
     *     for whom the first look found no alert
     * @return the employees with an alert about a shift that the change affects
     */
    private Set<String> enqueueAndFindAlerted(
            RosterChangeSet change, Function<Predicate<String>, RosterChangeSet> partToEnqueue) {
        queue.lockRosterForChange();
        Set<String> alerted = new TreeSet<>(alertedShifts.employeesAlertedIn(affectedIntervals(change)));
        RosterChangeSet enqueued = partToEnqueue.apply(notAmong(Set.copyOf(alerted)));
        enqueue(enqueued);
        // Enqueuing may have waited for an evaluation that raised an alert.
        alerted.addAll(alertedShifts.employeesAlertedIn(affectedIntervals(enqueued)));
        return alerted;
    }

    private void record(RosterChangeSet change, Authorship authorship, Provenance provenance) {
        List<AffectedInterval> affectedIntervals = affectedIntervals(change);
        rosterBook.commit(change, authorship, provenance);
        if (!affectedIntervals.isEmpty()) {
            rosterChangedEvent.fire(new RosterChanged(affectedIntervals));
        }
    }

    private Map<String, UUID> requestCorrections(
            Set<String> alerted, RosterChangeSet change, RequestCorrection.CorrectionRequester requester) {
        Map<String, UUID> correctionIds = new TreeMap<>();
        for (String employeeId : alerted) {
            correctionIds.put(
                    employeeId, requestCorrection.request(change.restrictedTo(employeeId::equals), requester));
        }
        return correctionIds;
    }

    private Authorship authorship(String author, String reason) {
        return new Authorship(author, clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
    }

    /**
     * Enqueues the affected shifts. Call it before the roster changes: the shifts that the roster has now are found by
     * the affected intervals, new ones are enqueued by their keys.
     */
    private void enqueue(RosterChangeSet change) {
        queue.enqueue(
                change.affectedEntries()
                        .filter(RosterEntry::isDuty)
                        .map(RosterEntry::shiftKey)
                        .toList(),
                EvaluationCause.ROSTER);
        queue.enqueueOverlapping(
                affectedIntervals(change).stream()
                        .map(WriteRosterChanges::withNeighbours)
                        .toList(),
                EvaluationCause.ROSTER);
    }

    /** The times that the changed entries cover or covered, planned and clocked, before and after the change. */
    private List<AffectedInterval> affectedIntervals(RosterChangeSet change) {
        var entries = change.supersededAndAdded().toList();
        ClockedShifts clocked = rosterBook.clocked(entries);
        return Stream.concat(
                        entries.stream()
                                .flatMap(entry -> Stream.of(entry.span(), clocked.worked(entry))
                                        .distinct()
                                        .map(time -> affectedInterval(entry, time))),
                        change.clockChanges().stream()
                                .flatMap(clockChange ->
                                        clockChange.worked().map(time -> affectedInterval(clockChange.shift(), time))))
                .toList();
    }

    private static Predicate<String> notAmong(Set<String> employeeIds) {
        return employeeId -> !employeeIds.contains(employeeId);
    }

    private static AffectedInterval affectedInterval(RosterEntry entry, Interval time) {
        return new AffectedInterval(entry.employeeId(), time.start(), time.end());
    }

    private static AffectedInterval withNeighbours(AffectedInterval interval) {
        return new AffectedInterval(
                interval.employeeId(),
                interval.from().minus(NEIGHBOURHOOD),
                interval.to().plus(NEIGHBOURHOOD));
    }
}
