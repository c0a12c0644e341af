package org.dutywatch.compliance.measuring.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.duty.roster.RecordedRoster;
import org.dutywatch.compliance.measuring.evaluation.GatherFacts;
import org.dutywatch.compliance.model.bundles.BundleFiles;
import org.dutywatch.compliance.model.bundles.file.ExemptionsFile;
import org.dutywatch.compliance.model.bundles.file.RosterFile;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.time.Interval;

/** Reads, for a bundle, the facts of a shift and the stored records behind them: roster, clock times, exemptions. */
@ApplicationScoped
public class GatherRecords {
    private final GatherFacts gatherFacts;
    private final RecordedRoster roster;
    private final BundledExemptions exemptions;

    GatherRecords(GatherFacts gatherFacts, RecordedRoster roster, BundledExemptions exemptions) {
        this.gatherFacts = gatherFacts;
        this.roster = roster;
        this.exemptions = exemptions;
    }

    /**
     * All records, without regard to the caller. Use the result only for what is stored: a digest, or a bundle that is
     * shown only to those who may see the exemptions in it.
     *
     * @return nothing where the roster has no such shift
     * @throws org.dutywatch.eventkit.problem.ProblemException CONFLICT where the evidence of the shift is no longer
     *     kept
     */
    @Transactional
    public Optional<BundleFiles.RecordedFacts> gather(ShiftKey key) {
        return gatherFacts.completeFacts(key).map(facts -> recorded(facts, exemptions.all(facts)));
    }

    /** As {@link #gather}, but nothing also where the evidence of the shift is no longer kept. */
    @Transactional
    public Optional<BundleFiles.RecordedFacts> gatherIfKept(ShiftKey key) {
        return gatherFacts.factsIfComplete(key).map(facts -> recorded(facts, exemptions.all(facts)));
    }

    /**
     * The records as the caller may see them: exemptions may be without details.
     *
     * @return nothing where the roster has no such shift
     * @throws org.dutywatch.eventkit.problem.ProblemException CONFLICT where the evidence of the shift is no longer
     *     kept
     */
    @Transactional
    public Optional<BundleFiles.RecordedFacts> gatherVisible(ShiftKey key) {
        return gatherFacts.completeFacts(key).map(facts -> recorded(facts, exemptions.visibleToCaller(facts)));
    }

    /** Whether the employee has official business around the shift now. */
    @Transactional
    public boolean hasOfficialBusiness(ShiftKey key) {
        return exemptions.any(key);
    }

    private BundleFiles.RecordedFacts recorded(ShiftFacts facts, List<ExemptionsFile.ExemptionEntry> exemptionEntries) {
        String employee = facts.shift().employeeId();
        Interval around = facts.shift().plannedAndWorkedSpan().widened(ShiftEvaluator.MARGIN);
        return new BundleFiles.RecordedFacts(
                facts, rosterOf(employee, around), clockedOf(employee, around), exemptionEntries);
    }

    private List<RosterFile.RosterFileEntry> rosterOf(String employee, Interval around) {
        return roster.entriesOverlapping(employee, around).stream()
                .map(one -> new RosterFile.RosterFileEntry(
                        one.start(), one.end(), one.kind(), one.breakStart(), one.breakEnd(), one.recordedAt()))
                .toList();
    }

    private List<RosterFile.ClockTimesEntry> clockedOf(String employee, Interval around) {
        return roster.clockTimesOverlapping(employee, around).stream()
                .map(one -> new RosterFile.ClockTimesEntry(
                        one.shiftStart(), one.clockIn(), one.clockOut(), one.source(), one.recordedAt()))
                .toList();
    }
}
