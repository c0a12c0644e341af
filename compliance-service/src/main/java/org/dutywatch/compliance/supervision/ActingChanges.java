package org.dutywatch.compliance.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.due.EvaluationDue;
import org.dutywatch.compliance.roster.Window;
import org.dutywatch.compliance.supervision.RecordedActing.Authorship;
import org.dutywatch.compliance.supervision.domain.Acting;
import org.dutywatch.eventkit.rest.Caller;

/**
 * Stores changes of acting supervisors and publishes them. No shift is evaluated again, because no minutes depend on
 * acting supervisors. It uses the roster lock, so that events about duty are published in the order of the changes.
 */
@ApplicationScoped
class ActingChanges {
    private final ActingLedger ledger;
    private final EvaluationDue evaluationDue;
    private final TellDuty publishDuty;
    private final Caller caller;
    private final Clock clock;

    ActingChanges(ActingLedger ledger, EvaluationDue evaluationDue, TellDuty publishDuty, Caller caller, Clock clock) {
        this.ledger = ledger;
        this.evaluationDue = evaluationDue;
        this.publishDuty = publishDuty;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Locks the roster and the acting supervisors for other transactions until this transaction ends. Call it before
     * reading the current state.
     */
    @Transactional(TxType.MANDATORY)
    public void lock() {
        evaluationDue.rosterChanges();
    }

    /**
     * Ends the superseded versions, stores the added ones and publishes the new state.
     *
     * @param reason why, for the record
     * @return the added versions, in the order of {@code added}
     */
    @Transactional(TxType.MANDATORY)
    public List<RecordedActing> write(Collection<RecordedActing> superseded, List<Acting> added, String reason) {
        var by = new Authorship(caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
        List<Window> changed = new ArrayList<>();
        for (RecordedActing old : superseded) {
            ledger.supersede(old.actingId(), by);
            changed.add(window(old.acting()));
        }
        List<RecordedActing> recorded = added.stream()
                .map(acting -> new RecordedActing(UUID.randomUUID(), acting, by))
                .toList();
        for (RecordedActing one : recorded) {
            ledger.add(one);
            changed.add(window(one.acting()));
        }
        publishDuty.tell(changed);
        return recorded;
    }

    private static Window window(Acting acting) {
        return new Window(
                acting.supervisorId(), acting.span().start(), acting.span().end());
    }
}
