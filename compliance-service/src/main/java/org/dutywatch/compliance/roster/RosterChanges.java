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
 * The one gate through which the roster changes: puts decided changes into the ledger and names every shift that they
 * touch. What touches a shift that an alert is or was raised about is not written, but kept for a second person, and with
 * it everything else of the same employee in the same request. Clock times override the plan, so they come through the
 * same gate.
 *
 * <p>The shifts are marked before the alerts are looked for. A mark waits for the evaluation that has the shift in hand,
 * and nobody evaluates a shift that is marked here until the transaction ends; so an alert is either seen here or rests on
 * the changed roster.
 */
@ApplicationScoped
class RosterChanges {
    /** Why a roster changes of which nobody said why. */
    static final String UNEXPLAINED = "roster import";

    /** A shift is read with what happens an hour before and after it, so a change touches its neighbours, too. */
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
     * The caller holds the lock on the employees.
     *
     * @param reason null where nobody said why: then nothing is kept for a second person
     */
    @Transactional(TxType.MANDATORY)
    public Written write(Collection<RosterEntry> superseded, Collection<RosterEntry> added, @Nullable String reason) {
        return write(Change.ofPlan(superseded, added), reason, Provenance.PEOPLE);
    }

    /**
     * As {@link #write(Collection, Collection, String)}.
     *
     * @param from where new entries come from: people, a calendar, a feed
     */
    @Transactional(TxType.MANDATORY)
    public Written write(Change change, @Nullable String reason, Provenance from) {
        Set<String> alerted = markUnlessAlerted(change, change::about);
        String why = reason == null ? UNEXPLAINED : reason;
        var by = authorship(from.author() == null ? caller.name() : from.author(), why);
        record(change.about(outside(alerted)), by, from);
        return new Written(
                alerted,
                reason != null,
                reason == null ? Map.of() : ask(alerted, change, new AskCorrection.Asked(by.author(), why, from)));
    }

    /** As {@link #write(Change, String, Provenance)}, but all of it or nothing: where one has an alert, all of it waits together. */
    @Transactional(TxType.MANDATORY)
    public Written writeTogether(Change change, String reason) {
        Set<String> alerted = markUnlessAlerted(change, free -> change);
        var by = authorship(caller.name(), reason);
        if (alerted.isEmpty()) {
            record(change, by, Provenance.PEOPLE);
            return Written.ALL;
        }
        UUID correction = corrections.ask(change, new AskCorrection.Asked(by.author(), reason, Provenance.PEOPLE));
        Map<String, UUID> asks = new TreeMap<>();
        change.employeeIds().forEach(employeeId -> asks.put(employeeId, correction));
        return new Written(change.employeeIds(), true, asks);
    }

    /** What {@link #write(Change, String, Provenance)} would do, as far as alerts are known now. */
    @Transactional(TxType.MANDATORY)
    public Written foresee(Change change, @Nullable String reason) {
        return new Written(alerts.among(spans(stretches(change))), reason != null, Map.of());
    }

    /** Writes what a second person approved. The caller holds the lock on the employees. */
    @Transactional(TxType.MANDATORY)
    void writeApproved(Correction correction, String approver) {
        due.rosterChanges();
        mark(correction.change());
        var by = authorship(correction.author(), correction.reason() + " (approved by " + approver + ")");
        record(correction.change(), by, correction.from());
    }

    /**
     * @param marked what of it is written, as far as those who are outside the alerts are known
     * @return who has an alert about what changes
     */
    private Set<String> markUnlessAlerted(Change change, Function<Predicate<String>, Change> marked) {
        due.rosterChanges();
        Set<String> alerted = new TreeSet<>(alerts.among(spans(stretches(change))));
        Change free = marked.apply(outside(Set.copyOf(alerted)));
        mark(free);
        // Those that an evaluation raised until the mark got through.
        alerted.addAll(alerts.among(spans(stretches(free))));
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

    private Map<String, UUID> ask(Set<String> alerted, Change change, AskCorrection.Asked asked) {
        Map<String, UUID> asks = new TreeMap<>();
        for (String employeeId : alerted) {
            asks.put(employeeId, corrections.ask(change.about(employeeId::equals), asked));
        }
        return asks;
    }

    private RosterLedger.Authorship authorship(String author, String reason) {
        return new RosterLedger.Authorship(author, clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
    }

    /** Before the ledger changes: what is there is found by its time, what is new is named. */
    private void mark(Change change) {
        due.mark(
                change.shifts()
                        .filter(RosterEntry::isDuty)
                        .map(entry ->
                                new ShiftKey(entry.employeeId(), entry.span().start()))
                        .toList(),
                Cause.ROSTER);
        due.markOverlapping(
                stretches(change).stream().map(RosterChanges::neighbourhood).toList(), Cause.ROSTER);
    }

    /** Everything that is or was covered, planned or clocked. */
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

    private static Predicate<String> outside(Set<String> employeeIds) {
        return employeeId -> !employeeIds.contains(employeeId);
    }

    private static List<Touched> spans(List<Window> stretches) {
        return stretches.stream()
                .map(stretch -> new Touched(stretch.employeeId(), stretch.from(), stretch.to()))
                .toList();
    }

    private static Window window(RosterEntry entry, Interval time) {
        return new Window(entry.employeeId(), time.start(), time.end());
    }

    private static Touched neighbourhood(Window stretch) {
        return new Touched(
                stretch.employeeId(),
                stretch.from().minus(NEIGHBOURHOOD),
                stretch.to().plus(NEIGHBOURHOOD));
    }
}
