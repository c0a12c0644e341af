package org.dutywatch.compliance.duty.corrections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.duty.roster.Provenance;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.decisions.DecisionKind;
import org.dutywatch.compliance.model.decisions.TwoPersonDecision;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.eventkit.audit.AuditTrail;

/** Stores a change of the roster as a correction, which waits until a second person decides on it. */
@ApplicationScoped
public class RequestCorrection {
    private final Corrections corrections;
    private final AwaitedDecisions decisions;
    private final EmployeesAbove employeesAbove;
    private final CorrectionsConfig config;
    private final AuditTrail audit;
    private final Clock clock;

    RequestCorrection(
            Corrections corrections,
            AwaitedDecisions decisions,
            EmployeesAbove employeesAbove,
            CorrectionsConfig config,
            AuditTrail audit,
            Clock clock) {
        this.corrections = corrections;
        this.decisions = decisions;
        this.employeesAbove = employeesAbove;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who asks for a correction, and why.
     *
     * @param author the user or the feed
     * @param provenance where the added entries come from
     */
    public record CorrectionRequester(String author, String reason, Provenance provenance) {
        /** Whether a feed asks, not the caller of a request. */
        boolean isByFeed() {
            return provenance.author() != null;
        }
    }

    /**
     * Stores the correction unless an equal one is waiting already. What a feed asks for is not stored either if an
     * equal correction of this feed was declined.
     *
     * @return the id of the correction, or of the equal one
     */
    @Transactional(TxType.MANDATORY)
    public UUID request(RosterChangeSet change, CorrectionRequester requester) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var correction = new Correction(
                UUID.randomUUID(),
                change.employeeIds(),
                change.superseded(),
                change.added(),
                change.clockChanges(),
                requester.provenance(),
                requester.author(),
                requester.reason(),
                now,
                now.plus(config.expiry()),
                CorrectionState.PENDING,
                null,
                null,
                null);
        var equivalent = corrections.findEquivalent(correction, requester.isByFeed());
        if (equivalent.isPresent()) {
            return equivalent.get().correctionId();
        }
        corrections.add(correction);
        ask(correction, requester);
        String subject = String.join(",", correction.employeeIds());
        String purpose = correction.correctionId() + ": " + requester.reason();
        if (requester.isByFeed()) {
            audit.recordServiceAction("ask_roster_correction", subject, purpose);
        } else {
            audit.record("ask_roster_correction", subject, purpose);
        }
        return correction.correctionId();
    }

    /** Those decide who were above every employee at the time of each entry: lists show them the correction. */
    private void ask(Correction correction, CorrectionRequester requester) {
        var above = employeesAbove.ofEach(
                correction.change().affectedEntries().map(RosterEntry::shiftKey).toList());
        var author = requester.isByFeed() ? new Actor(correction.author(), null) : decisions.caller();
        decisions.ask(TwoPersonDecision.asked(
                        correction.correctionId(), DecisionKind.ROSTER_CORRECTION, author, correction.requestedAt())
                .alsoBy(requester.provenance().people())
                .about(correction.employeeIds(), above)
                .until(correction.expiresAt()));
    }
}
