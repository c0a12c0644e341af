package org.dutywatch.compliance.measuring.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.dutywatch.compliance.model.bundles.FactsDigest;
import org.dutywatch.compliance.model.duty.ShiftKey;

/** Computes the SHA-256 of the facts of a shift as they are known now, so that a later bundle can be compared. */
@ApplicationScoped
public class DigestFacts {
    private final GatherRecords gatherRecords;

    DigestFacts(GatherRecords gatherRecords) {
        this.gatherRecords = gatherRecords;
    }

    /**
     * @return 64 lower-case hex digits, computed by {@link FactsDigest}; nothing where the roster has no such shift
     * @throws org.dutywatch.eventkit.problem.ProblemException CONFLICT where the evidence of the shift is no longer
     *     kept
     */
    @Transactional
    public Optional<String> sha256(ShiftKey shift) {
        return gatherRecords.gather(shift).map(FactsDigest::sha256);
    }
}
