package org.dutywatch.compliance.duty.corrections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.duty.roster.Provenance;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.Person;

/** Stores a change of the roster as a correction, which waits until a second person decides on it. */
@ApplicationScoped
public class RequestCorrection {
    private final Corrections corrections;
    private final AwaitedDecisions decisions;
    private final EmployeesAbove employeesAbove;
    private final CorrectionsConfig config;
    private final AuditTrail audit;

    RequestCorrection(
            Corrections corrections,
            AwaitedDecisions decisions,
            EmployeesAbove employeesAbove,
            CorrectionsConfig config,
            AuditTrail audit) {
        this.corrections = corrections;
        this.decisions = decisions;
        this.employeesAbove = employeesAbove;
        this.config = config;
        this.audit = audit;
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
        var decision = decision(change, requester);
        var correction = new Correction(
                decision.id(),
                change.employeeIds(),
                change.superseded(),
                change.added(),
                change.clockChanges(),
                requester.provenance(),
                requester.reason(),
                decision);
        var equivalent = corrections.findEquivalent(correction, requester.isByFeed());
        if (equivalent.isPresent()) {
            return equivalent.get().correctionId();
        }
        decisions.ask(decision);
        corrections.add(correction);
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
    private Decision decision(RosterChangeSet change, CorrectionRequester requester) {
        var above = employeesAbove.ofEach(
                change.affectedEntries().map(RosterEntry::shiftKey).toList());
        var author = requester.isByFeed() ? new Person(requester.author(), null, Set.of()) : decisions.caller();
        var people =
                requester.provenance().people().stream().map(Actors::person).collect(Collectors.toSet());
        return decisions
                .askedNow(UUID.randomUUID(), DecisionKind.ROSTER_CORRECTION, author, config.expiry())
                .alsoBy(people)
                .about(change.employeeIds(), above);
    }
}
