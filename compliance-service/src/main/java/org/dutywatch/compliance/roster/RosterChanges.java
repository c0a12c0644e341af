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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The one gate through which the roster changes: puts decided changes into the ledger and names every shift that they
 * touch. What touches a shift that an alert is or was raised about is not written, but kept for a second person, and with
 * it everything else of the same employee in the same request.
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
    private final EvaluationDue due;
    private final AlertedShifts alerts;
    private final AskCorrection corrections;
    private final Event<RosterChanged> changes;
    private final Caller caller;
    private final Clock clock;

    RosterChanges(
            RosterLedger ledger,
            EvaluationDue due,
            AlertedShifts alerts,
            AskCorrection corrections,
            Event<RosterChanged> changes,
            Caller caller,
            Clock clock) {
        this.ledger = ledger;
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
    public Written write(
            Collection<RosterEntry> superseded, Collection<RosterEntry> added, @Nullable String reason) {
        return write(superseded, added, reason, Provenance.PEOPLE);
    }

    /** As {@link #write(Collection, Collection, String)}, for entries that come from a calendar or a feed. */
    @Transactional(TxType.MANDATORY)
    public Written write(
            Collection<RosterEntry> superseded,
            Collection<RosterEntry> added,
            @Nullable String reason,
            Provenance from) {
        due.rosterChanges();
        var changed = Stream.concat(superseded.stream(), added.stream()).toList();
        Set<String> alerted = new TreeSet<>(alerts.among(spans(changed)));
        List<RosterEntry> free = changed.stream().filter(outside(alerted)).toList();
        mark(free);
        // Those that an evaluation raised until the mark got through.
        alerted.addAll(alerts.among(spans(free)));
        String why = reason == null ? UNEXPLAINED : reason;
        var by = authorship(from.author() == null ? caller.name() : from.author(), why);
        record(
                superseded.stream().filter(outside(alerted)).toList(),
                added.stream().filter(outside(alerted)).toList(),
                by,
                from);
        return new Written(
                alerted,
                reason != null,
                reason == null ? Map.of() : ask(alerted, superseded, added, new AskCorrection.Asked(by.author(), why, from.author() != null)));
    }

    /** What {@link #write} would do, as far as alerts are known now. */
    @Transactional(TxType.MANDATORY)
    public Written foresee(
            Collection<RosterEntry> superseded, Collection<RosterEntry> added, @Nullable String reason) {
        var changed = Stream.concat(superseded.stream(), added.stream()).toList();
        return new Written(alerts.among(spans(changed)), reason != null, Map.of());
    }

    /** Writes what a second person approved. The caller holds the lock on the employees. */
    @Transactional(TxType.MANDATORY)
    void writeApproved(Correction correction, String approver) {
        due.rosterChanges();
        mark(Stream.concat(correction.superseded().stream(), correction.added().stream())
                .toList());
        var by = authorship(correction.author(), correction.reason() + " (approved by " + approver + ")");
        record(correction.superseded(), correction.added(), by, Provenance.PEOPLE);
    }

    private void record(List<RosterEntry> superseded, List<RosterEntry> added, RosterLedger.Authorship by, Provenance from) {
        ledger.supersede(superseded, by);
        ledger.add(added, by, from);
        changes.fire(new RosterChanged(Stream.concat(superseded.stream(), added.stream())
                .map(RosterChanges::stretch)
                .toList()));
    }

    private Map<String, UUID> ask(
            Set<String> alerted,
            Collection<RosterEntry> superseded,
            Collection<RosterEntry> added,
            AskCorrection.Asked asked) {
        Map<String, UUID> asks = new TreeMap<>();
        for (String employeeId : alerted) {
            Predicate<RosterEntry> his = entry -> entry.employeeId().equals(employeeId);
            asks.put(
                    employeeId,
                    corrections.ask(
                            superseded.stream().filter(his).toList(),
                            added.stream().filter(his).toList(),
                            asked));
        }
        return asks;
    }

    private RosterLedger.Authorship authorship(String author, String reason) {
        return new RosterLedger.Authorship(author, clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
    }

    /** Before the ledger changes: what is there is found by its time, what is new is named. */
    private void mark(List<RosterEntry> changed) {
        due.mark(
                changed.stream()
                        .filter(RosterEntry::isDuty)
                        .map(entry ->
                                new ShiftKey(entry.employeeId(), entry.span().start()))
                        .toList(),
                Cause.ROSTER);
        due.markOverlapping(changed.stream().map(RosterChanges::neighbourhood).toList(), Cause.ROSTER);
    }

    private static Predicate<RosterEntry> outside(Set<String> employeeIds) {
        return entry -> !employeeIds.contains(entry.employeeId());
    }

    private static List<Touched> spans(List<RosterEntry> entries) {
        return entries.stream()
                .map(entry -> new Touched(
                        entry.employeeId(), entry.span().start(), entry.span().end()))
                .toList();
    }

    private static Window stretch(RosterEntry entry) {
        return new Window(entry.employeeId(), entry.span().start(), entry.span().end());
    }

    private static Touched neighbourhood(RosterEntry entry) {
        var around = entry.span().widened(NEIGHBOURHOOD);
        return new Touched(entry.employeeId(), around.start(), around.end());
    }
}
