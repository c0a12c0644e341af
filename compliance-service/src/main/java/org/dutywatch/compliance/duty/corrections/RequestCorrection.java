package org.dutywatch.compliance.duty.corrections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.duty.roster.Provenance;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.eventkit.audit.AuditTrail;

/** Stores a change of the roster as a correction, which waits until a second person decides on it. */
@ApplicationScoped
public class RequestCorrection {
    private final Corrections corrections;
    private final CorrectionsConfig config;
    private final AuditTrail audit;
    private final Clock clock;

    RequestCorrection(Corrections corrections, CorrectionsConfig config, AuditTrail audit, Clock clock) {
        this.corrections = corrections;
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
        String subject = String.join(",", correction.employeeIds());
        String purpose = correction.correctionId() + ": " + requester.reason();
        if (requester.isByFeed()) {
            audit.recordServiceAction("ask_roster_correction", subject, purpose);
        } else {
            audit.record("ask_roster_correction", subject, purpose);
        }
        return correction.correctionId();
    }
}
