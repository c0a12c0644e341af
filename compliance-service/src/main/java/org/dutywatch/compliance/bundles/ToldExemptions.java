package org.dutywatch.compliance.bundles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.compliance.bundles.format.ExemptionsFile;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.employees.Assignment;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.exemptions.ApprovedExemptions;
import org.dutywatch.compliance.exemptions.ApprovedExemptions.Approved;
import org.dutywatch.compliance.exemptions.ExemptionSight;
import org.dutywatch.compliance.roster.Window;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * The approved exemptions around a shift, as entries of a bundle. If any of them is hidden from the caller, all entries
 * hold only times and sites. The figures can still be computed then, and the caller cannot see which window is an
 * investigation.
 */
@ApplicationScoped
class ToldExemptions {
    private final ApprovedExemptions exemptions;
    private final ExemptionSight sight;
    private final Employees employees;

    ToldExemptions(ApprovedExemptions exemptions, ExemptionSight sight, Employees employees) {
        this.exemptions = exemptions;
        this.sight = sight;
        this.employees = employees;
    }

    /**
     * The exemptions as the caller may see them.
     *
     * @param purpose why the caller exports the bundle; null where the caller gave no purpose
     */
    @Transactional
    List<ExemptionsFile.Entry> around(ShiftFacts facts, @Nullable String purpose) {
        List<Approved> all = approved(facts);
        boolean complete = all.stream().noneMatch(one -> one.purpose().isHidden())
                || sight.complete(facts.shift().employeeId(), purpose);
        return complete ? detailed(all) : withheld(all);
    }

    /** All exemptions with their details, without regard to the caller. */
    @Transactional
    List<ExemptionsFile.Entry> all(ShiftFacts facts) {
        return detailed(approved(facts));
    }

    private List<Approved> approved(ShiftFacts facts) {
        var shift = facts.shift();
        var key = new ShiftKey(shift.employeeId(), shift.plannedStart());
        var around = shift.span().widened(ShiftEvaluator.MARGIN);
        var assignment = employees.assignments(List.of(key)).getOrDefault(key, Assignment.NOWHERE);
        return exemptions.during(new ApprovedExemptions.Asked(
                new Window(shift.employeeId(), around.start(), around.end()), assignment.unit()));
    }

    private static List<ExemptionsFile.Entry> detailed(List<Approved> all) {
        return all.stream().flatMap(one -> detailed(one).stream()).toList();
    }

    private static List<ExemptionsFile.Entry> detailed(Approved one) {
        return one.windows().intervals().stream()
                .map(window -> new ExemptionsFile.Entry(
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

    private static List<ExemptionsFile.Entry> withheld(List<Approved> all) {
        Map<List<String>, IntervalSet> bySites = new TreeMap<>(java.util.Comparator.comparing(Object::toString));
        for (Approved one : all) {
            if (one.sites().isEmpty()) {
                bySites.merge(List.of(), one.windows(), IntervalSet::union);
            }
            one.sites().forEach(site -> bySites.merge(List.of(site), one.windows(), IntervalSet::union));
        }
        List<ExemptionsFile.Entry> entries = new ArrayList<>();
        bySites.forEach((sites, windows) ->
                windows.intervals().forEach(window -> entries.add(ExemptionsFile.Entry.withheld(window, sites))));
        return entries;
    }
}
