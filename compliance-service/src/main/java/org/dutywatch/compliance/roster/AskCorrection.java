package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.roster.domain.RosterEntry;
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
     * @param ofItself no caller of a request asks, but a feed
     */
    record Asked(String author, String reason, boolean ofItself) {}

    /** @return its id; that of the one that waits already where it changes the same */
    @Transactional(TxType.MANDATORY)
    UUID ask(Collection<RosterEntry> superseded, Collection<RosterEntry> added, Asked asked) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var correction = new Correction(
                UUID.randomUUID(),
                Stream.concat(superseded.stream(), added.stream())
                        .map(RosterEntry::employeeId)
                        .collect(Collectors.toCollection(TreeSet::new)),
                superseded.stream().toList(),
                added.stream().toList(),
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
