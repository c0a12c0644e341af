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

/** Reads the facts of a shift with what is on record about them. */
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

    /** Everything on record, whoever asks: for what is kept and shown to nobody. */
    @Transactional
    Optional<BundleFiles.Recorded> of(ShiftKey key) {
        return gatherFacts.whole(key).map(facts -> recorded(facts, exemptions.all(facts)));
    }

    /**
     * As the caller may read it.
     *
     * @param look why the caller exports; null where he does not say
     * @return nothing where the roster has no such shift
     * @throws org.dutywatch.eventkit.problem.ProblemException CONFLICT where its evidence is no longer kept
     */
    @Transactional
    Optional<BundleFiles.Recorded> of(ShiftKey key, @Nullable String look) {
        return gatherFacts.whole(key).map(facts -> recorded(facts, exemptions.around(facts, look)));
    }

    private BundleFiles.Recorded recorded(ShiftFacts facts, List<ExemptionsFile.Entry> business) {
        String employee = facts.shift().employeeId();
        Interval around = facts.shift().reach().widened(ShiftEvaluator.MARGIN);
        return new BundleFiles.Recorded(facts, rosterOf(employee, around), clockedOf(employee, around), business);
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
