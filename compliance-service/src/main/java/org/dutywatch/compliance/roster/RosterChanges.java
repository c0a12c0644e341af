package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Stream;
import org.dutywatch.compliance.due.Cause;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.due.Touched;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.eventkit.rest.Caller;

/** Puts decided changes into the ledger and names every shift that they touch. */
@ApplicationScoped
class RosterChanges {
    /** A shift is read with what happens an hour before and after it, so a change touches its neighbours, too. */
    private static final Duration NEIGHBOURHOOD = Duration.ofHours(1);

    private final RosterLedger ledger;
    private final EvaluationDue due;
    private final Event<RosterChanged> changes;
    private final Caller caller;
    private final Clock clock;

    RosterChanges(
            RosterLedger ledger, EvaluationDue due, Event<RosterChanged> changes, Caller caller, Clock clock) {
        this.ledger = ledger;
        this.due = due;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    /** The caller holds the lock on the employees. */
    @Transactional(TxType.MANDATORY)
    public void write(Collection<RosterEntry> superseded, Collection<RosterEntry> added, String reason) {
        due.rosterChanges();
        var by = new RosterLedger.Authorship(caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
        ledger.supersede(superseded, by);
        ledger.add(added, by);
        var changed = Stream.concat(superseded.stream(), added.stream()).toList();
        due.mark(
                changed.stream()
                        .filter(RosterEntry::isDuty)
                        .map(entry ->
                                new ShiftKey(entry.employeeId(), entry.span().start()))
                        .toList(),
                Cause.ROSTER);
        due.markOverlapping(changed.stream().map(RosterChanges::neighbourhood).toList(), Cause.ROSTER);
        changes.fire(
                new RosterChanged(changed.stream().map(RosterChanges::stretch).toList()));
    }

    private static Window stretch(RosterEntry entry) {
        return new Window(entry.employeeId(), entry.span().start(), entry.span().end());
    }

    private static Touched neighbourhood(RosterEntry entry) {
        var around = entry.span().widened(NEIGHBOURHOOD);
        return new Touched(entry.employeeId(), around.start(), around.end());
    }
}
