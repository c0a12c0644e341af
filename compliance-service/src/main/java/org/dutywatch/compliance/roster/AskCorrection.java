package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;

/** Stores a change of the roster as a correction, which waits until a second person decides on it. */
@ApplicationScoped
class AskCorrection {
    private final Corrections corrections;
    private final CorrectionsConfig config;
    private final AuditTrail audit;
    private final Clock clock;

    AskCorrection(Corrections corrections, CorrectionsConfig config, AuditTrail audit, Clock clock) {
        this.corrections = corrections;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who asks for a correction, and why.
     *
     * @param author the user or the feed
     * @param from where the added entries come from
     */
    record Asked(String author, String reason, Provenance from) {
        /** Whether a feed asks, not the caller of a request. */
        boolean ofItself() {
            return from.author() != null;
        }
    }

    /**
     * Stores the correction unless an equal one is waiting already. What a feed asks for is not stored either if an
     * equal correction of this feed was declined.
     *
     * @return the id of the correction, or of the equal one
     */
    @Transactional(TxType.MANDATORY)
    UUID ask(Change change, Asked asked) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var correction = new Correction(
                UUID.randomUUID(),
                change.employeeIds(),
                change.superseded(),
                change.added(),
                change.clocked(),
                asked.from(),
                asked.author(),
                asked.reason(),
                now,
                now.plus(config.expiry()),
                CorrectionState.PENDING,
                null,
                null,
                null);
        var same = corrections.same(correction, asked.ofItself());
        if (same.isPresent()) {
            return same.get().correctionId();
        }
        corrections.add(correction);
        String subject = String.join(",", correction.employeeIds());
        String purpose = correction.correctionId() + ": " + asked.reason();
        if (asked.ofItself()) {
            audit.recordOwn("ask_roster_correction", subject, purpose);
        } else {
            audit.record("ask_roster_correction", subject, purpose);
        }
        return correction.correctionId();
    }
}
