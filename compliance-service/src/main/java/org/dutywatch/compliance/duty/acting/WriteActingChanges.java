package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment.ActingAuthorship;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.eventkit.rest.Caller;

/**
 * Stores changes of acting supervisors; the observer of {@link ActingChanged} publishes them. No shift is evaluated
 * again, because no minutes depend on acting supervisors.
 */
@ApplicationScoped
class WriteActingChanges {
    private final ActingLedger ledger;
    private final Event<ActingChanged> actingChanged;
    private final Caller caller;
    private final Clock clock;

    WriteActingChanges(ActingLedger ledger, Event<ActingChanged> actingChanged, Caller caller, Clock clock) {
        this.ledger = ledger;
        this.actingChanged = actingChanged;
        this.caller = caller;
        this.clock = clock;
    }

    /** Keeps others from changing acting supervisors until the transaction ends. Call it before reading their state. */
    @Transactional(TxType.MANDATORY)
    public void lock() {
        ledger.lockForChange();
    }

    /**
     * Ends the superseded versions and stores the added ones.
     *
     * @param reason why, for the record
     * @return the added versions, in the order of {@code added}
     */
    @Transactional(TxType.MANDATORY)
    public List<RecordedActingAssignment> write(
            Collection<RecordedActingAssignment> superseded, List<ActingAssignment> added, String reason) {
        var authorship = new ActingAuthorship(caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
        ledger.supersede(
                superseded.stream().map(RecordedActingAssignment::actingId).toList(), authorship);
        List<RecordedActingAssignment> recorded = added.stream()
                .map(acting -> new RecordedActingAssignment(UUID.randomUUID(), acting, authorship))
                .toList();
        ledger.add(recorded);
        actingChanged.fire(new ActingChanged(Stream.concat(superseded.stream(), recorded.stream())
                .map(one -> affectedInterval(one.assignment()))
                .toList()));
        return recorded;
    }

    private static AffectedInterval affectedInterval(ActingAssignment acting) {
        return new AffectedInterval(
                acting.supervisorId(), acting.span().start(), acting.span().end());
    }
}
