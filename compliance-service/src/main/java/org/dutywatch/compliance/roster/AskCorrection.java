package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;

/** Keeps a change of the roster until a second person decides on it. */
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
     * Who asks, and why.
     *
     * @param from where the added entries come from
     */
    record Asked(String author, String reason, Provenance from) {
        /** Whether no caller of a request asks, but a feed. */
        boolean ofItself() {
            return from.author() != null;
        }
    }

    /** @return its id; that of the one that waits already where it changes the same */
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
