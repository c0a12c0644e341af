package org.dutywatch.compliance.bundles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.dutywatch.compliance.bundles.format.FactsDigest;
import org.dutywatch.compliance.due.ShiftKey;

/** Computes a digest of the facts of a shift as they are known now, to compare with the facts of a later bundle. */
@ApplicationScoped
public class SnapshotFacts {
    private final GatherRecords gatherRecords;

    SnapshotFacts(GatherRecords gatherRecords) {
        this.gatherRecords = gatherRecords;
    }

    /**
     * @return 64 lower-case hex digits, computed by {@link FactsDigest}; nothing where the roster has no such shift
     * @throws org.dutywatch.eventkit.problem.ProblemException CONFLICT where the evidence of the shift is no longer
     *     kept
     */
    @Transactional
    public Optional<String> sha256(ShiftKey shift) {
        return gatherRecords.of(shift).map(FactsDigest::sha256);
    }
}
