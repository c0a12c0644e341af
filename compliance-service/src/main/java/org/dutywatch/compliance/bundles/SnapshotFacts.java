package org.dutywatch.compliance.bundles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.dutywatch.compliance.bundles.format.FactsDigest;
import org.dutywatch.compliance.due.ShiftKey;

/** Names the facts of a shift as they are known now, so that a later bundle shows whether it tells the same. */
@ApplicationScoped
public class SnapshotFacts {
    private final GatherRecords gatherRecords;

    SnapshotFacts(GatherRecords gatherRecords) {
        this.gatherRecords = gatherRecords;
    }

    /**
     * @return 64 lower-case hex digits, as {@link FactsDigest} says; nothing where the roster has no such shift
     * @throws org.dutywatch.eventkit.problem.ProblemException CONFLICT where its evidence is no longer kept
     */
    @Transactional
    public Optional<String> sha256(ShiftKey shift) {
        return gatherRecords.of(shift).map(FactsDigest::sha256);
    }
}
