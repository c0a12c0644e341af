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
 * Puts decided changes into the ledger and tells them. No figure depends on who acts, so no shift is evaluated again; the
 * lock of the roster is taken, so that what is told of people's duty is told in order.
 */
@ApplicationScoped
class ActingChanges {
    private final ActingLedger ledger;
    private final EvaluationDue roster;
    private final TellDuty tellDuty;
    private final Caller caller;
    private final Clock clock;

    ActingChanges(ActingLedger ledger, EvaluationDue roster, TellDuty tellDuty, Caller caller, Clock clock) {
        this.ledger = ledger;
        this.roster = roster;
        this.tellDuty = tellDuty;
        this.caller = caller;
        this.clock = clock;
    }

    /** Nobody else changes who acts until the transaction ends; call it before reading what is known. */
    @Transactional(TxType.MANDATORY)
    public void lock() {
        roster.rosterChanges();
    }

    /** @return what was added, in its order */
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
        tellDuty.tell(changed);
        return recorded;
    }

    private static Window window(Acting acting) {
        return new Window(
                acting.supervisorId(), acting.span().start(), acting.span().end());
    }
}
