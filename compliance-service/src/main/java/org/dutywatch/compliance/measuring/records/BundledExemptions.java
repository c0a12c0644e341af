package org.dutywatch.compliance.measuring.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.model.bundles.file.ExemptionsFile;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.people.employees.Assignment;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.compliance.rules.exemptions.ApprovedExemptions;
import org.dutywatch.compliance.rules.exemptions.ApprovedExemptions.ApprovedExemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility;

/**
 * The approved exemptions around a shift, as entries of a bundle. If any of them is hidden from the caller, all entries
 * hold only times and sites. The figures can still be computed then, and the caller cannot see which window is an
 * investigation.
 */
@ApplicationScoped
class BundledExemptions {
    private final ApprovedExemptions exemptions;
    private final ExemptionVisibility exemptionVisibility;
    private final Employees employees;

    BundledExemptions(ApprovedExemptions exemptions, ExemptionVisibility exemptionVisibility, Employees employees) {
        this.exemptions = exemptions;
        this.exemptionVisibility = exemptionVisibility;
        this.employees = employees;
    }

    /** The exemptions as the caller may see them. */
    @Transactional
    List<ExemptionsFile.ExemptionEntry> visibleToCaller(ShiftFacts facts) {
        List<ApprovedExemption> all = approved(facts);
        boolean complete = all.stream().noneMatch(one -> one.purpose().isHidden())
                || exemptionVisibility.seesAllOf(facts.shift().employeeId());
        return complete ? detailed(all) : withheld(all);
    }

    /** All exemptions with their details, without regard to the caller. */
    @Transactional
    List<ExemptionsFile.ExemptionEntry> all(ShiftFacts facts) {
        return detailed(approved(facts));
    }

    private List<ApprovedExemption> approved(ShiftFacts facts) {
        var shift = facts.shift();
        var key = new ShiftKey(shift.employeeId(), shift.plannedStart());
        var around = shift.worked().widened(ShiftEvaluator.MARGIN);
        var assignment = employees.assignments(List.of(key)).getOrDefault(key, Assignment.UNKNOWN);
        return exemptions.during(new ApprovedExemptions.ExemptionQuery(
                new EmployeeWindow(shift.employeeId(), around.start(), around.end()), assignment.unit()));
    }

    private static List<ExemptionsFile.ExemptionEntry> detailed(List<ApprovedExemption> all) {
        return all.stream().flatMap(one -> detailed(one).stream()).toList();
    }

    private static List<ExemptionsFile.ExemptionEntry> detailed(ApprovedExemption one) {
        return one.windows().intervals().stream()
                .map(window -> new ExemptionsFile.ExemptionEntry(
                        one.exemptionId(),
                        window,
                        List.copyOf(one.sites()),
                        one.purpose().name(),
                        one.reason(),
                        one.directedBy(),
                        one.approvedBy(),
                        one.createdAt()))
                .toList();
    }

    /** The windows for all sites first, then those of each site. */
    private static List<ExemptionsFile.ExemptionEntry> withheld(List<ApprovedExemption> all) {
        IntervalSet everywhere = IntervalSet.empty();
        SortedMap<String, IntervalSet> bySite = new TreeMap<>();
        for (ApprovedExemption one : all) {
            if (one.sites().isEmpty()) {
                everywhere = everywhere.union(one.windows());
            }
            one.sites().forEach(site -> bySite.merge(site, one.windows(), IntervalSet::union));
        }
        List<ExemptionsFile.ExemptionEntry> entries = new ArrayList<>(withheld(everywhere, List.of()));
        bySite.forEach((site, windows) -> entries.addAll(withheld(windows, List.of(site))));
        return entries;
    }

    private static List<ExemptionsFile.ExemptionEntry> withheld(IntervalSet windows, List<String> sites) {
        return windows.intervals().stream()
                .map(window -> ExemptionsFile.ExemptionEntry.withheld(window, sites))
                .toList();
    }
}
