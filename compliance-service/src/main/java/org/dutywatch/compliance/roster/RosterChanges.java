package org.dutywatch.compliance.roster;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.compliance.roster.domain.ClockedShifts;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Writes every change of the roster and of clock times, and enqueues the affected shifts for evaluation in the same
 * transaction. No other class writes to the ledgers. If an alert is or was raised about an affected shift, nothing that
 * the request changes for that employee is written: it becomes a correction, which waits for a second person, or is
 * refused if no reason was given.
 *
 * <p>The shifts are enqueued before the last look for alerts. Enqueuing a shift waits for a running evaluation of it,
 * and an enqueued shift is not evaluated until this transaction ends. So an alert is either found here or is based
 * on the changed roster.
 */
@ApplicationScoped
class RosterChanges {
    /** The reason that is recorded if none was given. */
    static final String UNEXPLAINED = "roster import";

    /**
     * A shift is evaluated together with the hour before and after it, so a change also affects neighbouring shifts.
     */
    private static final Duration NEIGHBOURHOOD = Duration.ofHours(1);

    private final RosterLedger ledger;
    private final ClockLedger clockLedger;
    private final EvaluationDue due;
    private final AlertedShifts alerts;
    private final AskCorrection corrections;
    private final Event<RosterChanged> changes;
    private final Caller caller;
    private final Clock clock;

    RosterChanges(
            RosterLedger ledger,
            ClockLedger clockLedger,
            EvaluationDue due,
            AlertedShifts alerts,
            AskCorrection corrections,
            Event<RosterChanged> changes,
            Caller caller,
            Clock clock) {
        this.ledger = ledger;
        this.clockLedger = clockLedger;
        this.due = due;
        this.alerts = alerts;
        this.corrections = corrections;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Writes the changes of every employee without an alert about an affected shift; the changes of the others become
     * corrections, one for each employee. The caller must hold the lock on the employees.
     *
     * @param reason null if none was given; then no corrections are stored, and the changes of the employees with an
     *     alert are refused
     */
    @Transactional(TxType.MANDATORY)
    public Written write(Collection<RosterEntry> superseded, Collection<RosterEntry> added, @Nullable String reason) {
        return write(Change.ofPlan(superseded, added), reason, Provenance.PEOPLE);
    }

    /**
     * As {@link #write(Collection, Collection, String)}.
     *
     * @param from where the new entries come from: people, a calendar, or a feed
     */
    @Transactional(TxType.MANDATORY)
    public Written write(Change change, @Nullable String reason, Provenance from) {
        Set<String> alerted = enqueueUnlessAlerted(change, change::about);
        String why = reason == null ? UNEXPLAINED : reason;
        var by = authorship(from.author() == null ? caller.name() : from.author(), why);
        record(change.about(notAmong(alerted)), by, from);
        return new Written(
                alerted,
                reason != null,
                reason == null ? Map.of() : request(alerted, change, new AskCorrection.Asked(by.author(), why, from)));
    }

    /**
     * As {@link #write(Change, String, Provenance)}, but all or nothing: if one employee has an alert about an affected
     * shift, the whole change becomes one correction.
     */
    @Transactional(TxType.MANDATORY)
    public Written writeTogether(Change change, String reason) {
        Set<String> alerted = enqueueUnlessAlerted(change, withoutAlert -> change);
        var by = authorship(caller.name(), reason);
        if (alerted.isEmpty()) {
            record(change, by, Provenance.PEOPLE);
            return Written.ALL;
        }
        UUID correction = corrections.ask(change, new AskCorrection.Asked(by.author(), reason, Provenance.PEOPLE));
        Map<String, UUID> correctionIds = new TreeMap<>();
        change.employeeIds().forEach(employeeId -> correctionIds.put(employeeId, correction));
        return new Written(change.employeeIds(), true, correctionIds);
    }

    /** The result that {@link #write(Change, String, Provenance)} would have now. Nothing is written. */
    @Transactional(TxType.MANDATORY)
    public Written foresee(Change change, @Nullable String reason) {
        return new Written(alerts.among(affectedIntervals(stretches(change))), reason != null, Map.of());
    }

    /** Writes a correction that a second person approved. The caller must hold the lock on the employees. */
    @Transactional(TxType.MANDATORY)
    void writeApproved(Correction correction, String approver) {
        due.rosterChanges();
        enqueue(correction.change());
        var by = authorship(correction.author(), correction.reason() + " (approved by " + approver + ")");
        record(correction.change(), by, correction.from());
    }

    /**
     * Enqueues the affected shifts of the part of the change that is to be written.
     *
     * @param partToWrite selects this part; its argument accepts the employees without an alert
     * @return the employees with an alert about a shift that the change affects
     */
    private Set<String> enqueueUnlessAlerted(Change change, Function<Predicate<String>, Change> partToWrite) {
        due.rosterChanges();
        Set<String> alerted = new TreeSet<>(alerts.among(affectedIntervals(stretches(change))));
        Change unalerted = partToWrite.apply(notAmong(Set.copyOf(alerted)));
        enqueue(unalerted);
        // Alerts raised by an evaluation for which the enqueuing had to wait.
        alerted.addAll(alerts.among(affectedIntervals(stretches(unalerted))));
        return alerted;
    }

    private void record(Change change, RosterLedger.Authorship by, Provenance from) {
        List<Window> stretches = stretches(change);
        ledger.supersede(change.superseded(), by);
        ledger.add(change.added(), by, from);
        clockLedger.supersede(
                change.clocked().stream()
                        .filter(clocked -> clocked.before() != null)
                        .map(ClockChange::key)
                        .toList(),
                by);
        clockLedger.add(
                change.clocked().stream()
                        .flatMap(clocked -> Stream.ofNullable(clocked.after()))
                        .toList(),
                by);
        changes.fire(new RosterChanged(stretches));
    }

    private Map<String, UUID> request(Set<String> alerted, Change change, AskCorrection.Asked asked) {
        Map<String, UUID> correctionIds = new TreeMap<>();
        for (String employeeId : alerted) {
            correctionIds.put(employeeId, corrections.ask(change.about(employeeId::equals), asked));
        }
        return correctionIds;
    }

    private RosterLedger.Authorship authorship(String author, String reason) {
        return new RosterLedger.Authorship(author, clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
    }

    /**
     * Called before the ledger changes: current shifts are found by the affected times, new shifts are enqueued by
     * their keys.
     */
    private void enqueue(Change change) {
        due.mark(
                change.shifts()
                        .filter(RosterEntry::isDuty)
                        .map(entry ->
                                new ShiftKey(entry.employeeId(), entry.span().start()))
                        .toList(),
                Cause.ROSTER);
        due.markOverlapping(
                stretches(change).stream().map(RosterChanges::withNeighbours).toList(), Cause.ROSTER);
    }

    /** The times that the changed entries cover or covered, planned and clocked, before and after the change. */
    private List<Window> stretches(Change change) {
        var entries = change.entries().toList();
        ClockedShifts clocked = clocked(entries);
        return Stream.concat(
                        entries.stream()
                                .flatMap(entry -> Stream.of(entry.span(), clocked.worked(entry))
                                        .distinct()
                                        .map(time -> window(entry, time))),
                        change.clocked().stream().flatMap(one -> one.worked().map(time -> window(one.shift(), time))))
                .toList();
    }

    private ClockedShifts clocked(List<RosterEntry> entries) {
        var starts =
                entries.stream().map(entry -> entry.span().start()).sorted().toList();
        return starts.isEmpty()
                ? ClockedShifts.NONE
                : clockLedger.known(
                        entries.stream().map(RosterEntry::employeeId).collect(Collectors.toSet()),
                        starts.get(0),
                        starts.get(starts.size() - 1),
                        clock.instant());
    }

    private static Predicate<String> notAmong(Set<String> employeeIds) {
        return employeeId -> !employeeIds.contains(employeeId);
    }

    private static List<Touched> affectedIntervals(List<Window> stretches) {
        return stretches.stream()
                .map(stretch -> new Touched(stretch.employeeId(), stretch.from(), stretch.to()))
                .toList();
    }

    private static Window window(RosterEntry entry, Interval time) {
        return new Window(entry.employeeId(), time.start(), time.end());
    }

    private static Touched withNeighbours(Window stretch) {
        return new Touched(
                stretch.employeeId(),
                stretch.from().minus(NEIGHBOURHOOD),
                stretch.to().plus(NEIGHBOURHOOD));
    }
}
