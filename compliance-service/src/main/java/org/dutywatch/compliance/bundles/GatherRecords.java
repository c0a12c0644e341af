package org.dutywatch.compliance.bundles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.bundles.format.BundleFiles;
import org.dutywatch.compliance.bundles.format.ExemptionsFile;
import org.dutywatch.compliance.bundles.format.RosterFile;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.evaluation.GatherFacts;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.roster.RecordedRoster;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/** Reads the facts of a shift, with the roster entries, clock times and exemptions that they come from. */
@ApplicationScoped
class GatherRecords {
    private final GatherFacts gatherFacts;
    private final RecordedRoster roster;
    private final ToldExemptions exemptions;

    GatherRecords(GatherFacts gatherFacts, RecordedRoster roster, ToldExemptions exemptions) {
        this.gatherFacts = gatherFacts;
        this.roster = roster;
        this.exemptions = exemptions;
    }

    /**
     * All records, without regard to the caller. Use the result only for values that are stored and shown to nobody,
     * such as digests.
     *
     * @return nothing where the roster has no such shift
     * @throws org.dutywatch.eventkit.problem.ProblemException CONFLICT where the evidence of the shift is no longer
     *     kept
     */
    @Transactional
    Optional<BundleFiles.Recorded> of(ShiftKey key) {
        return gatherFacts.whole(key).map(facts -> recorded(facts, exemptions.all(facts)));
    }

    /**
     * The records as the caller may see them: exemptions may be without details.
     *
     * @param purpose why the caller exports the records; null where the caller gave no purpose
     * @return nothing where the roster has no such shift
     * @throws org.dutywatch.eventkit.problem.ProblemException CONFLICT where the evidence of the shift is no longer
     *     kept
     */
    @Transactional
    Optional<BundleFiles.Recorded> of(ShiftKey key, @Nullable String purpose) {
        return gatherFacts.whole(key).map(facts -> recorded(facts, exemptions.around(facts, purpose)));
    }

    private BundleFiles.Recorded recorded(ShiftFacts facts, List<ExemptionsFile.Entry> exemptionEntries) {
        String employee = facts.shift().employeeId();
        Interval around = facts.shift().reach().widened(ShiftEvaluator.MARGIN);
        return new BundleFiles.Recorded(
                facts, rosterOf(employee, around), clockedOf(employee, around), exemptionEntries);
    }

    private List<RosterFile.Entry> rosterOf(String employee, Interval around) {
        return roster.around(employee, around).stream()
                .map(one -> new RosterFile.Entry(
                        one.start(), one.end(), one.kind(), one.breakStart(), one.breakEnd(), one.recordedAt()))
                .toList();
    }

    private List<RosterFile.Clocked> clockedOf(String employee, Interval around) {
        return roster.clockedAround(employee, around).stream()
                .map(one -> new RosterFile.Clocked(
                        one.shiftStart(), one.clockIn(), one.clockOut(), one.source(), one.recordedAt()))
                .toList();
    }
}
