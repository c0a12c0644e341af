package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment.ActingAuthorship;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;

/**
 * Stores approved changes of acting supervisors; the observer of {@link ActingChanged} publishes them. No shift is
 * evaluated again, because no minutes depend on acting supervisors.
 */
@ApplicationScoped
class WriteActingChanges {
    private final ActingLedger ledger;
    private final Event<ActingChanged> actingChanged;

    WriteActingChanges(ActingLedger ledger, Event<ActingChanged> actingChanged) {
        this.ledger = ledger;
        this.actingChanged = actingChanged;
    }

    /** Keeps others from changing acting supervisors until the transaction ends. Call it before reading their state. */
    @Transactional(TxType.MANDATORY)
    public void lock() {
        ledger.lockForChange();
    }

    /**
     * Ends the superseded version and stores the added one.
     *
     * @param superseded empty if nothing is ended or removed
     * @param added empty if it is removed
     */
    @Transactional(TxType.MANDATORY)
    public void write(
            Collection<RecordedActingAssignment> superseded,
            Collection<RecordedActingAssignment> added,
            ActingAuthorship authorship) {
        ledger.supersede(
                superseded.stream().map(RecordedActingAssignment::actingId).toList(), authorship);
        ledger.add(added);
        actingChanged.fire(new ActingChanged(Stream.concat(superseded.stream(), added.stream())
                .map(one -> affectedInterval(one.assignment()))
                .toList()));
    }

    private static AffectedInterval affectedInterval(ActingAssignment acting) {
        return new AffectedInterval(
                acting.supervisorId(), acting.span().start(), acting.span().end());
    }
}
