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
 * Official business around a shift as a bundle tells it. Where a part of it is hidden from whoever exports, nothing but
 * times and sites is told of any: the figures can still be computed, and nobody reads which window is an investigation.
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

    /** @param look why the caller exports; null where he does not say */
    @Transactional
    List<ExemptionsFile.Entry> around(ShiftFacts facts, @Nullable String look) {
        List<Approved> all = approved(facts);
        boolean complete = all.stream().noneMatch(one -> one.purpose().isHidden())
                || sight.complete(facts.shift().employeeId(), look);
        return complete ? told(all) : withheld(all);
    }

    /** All that is on record, whoever asks. */
    @Transactional
    List<ExemptionsFile.Entry> all(ShiftFacts facts) {
        return told(approved(facts));
    }

    private List<Approved> approved(ShiftFacts facts) {
        var shift = facts.shift();
        var key = new ShiftKey(shift.employeeId(), shift.plannedStart());
        var seen = shift.span().widened(ShiftEvaluator.MARGIN);
        var assignment = employees.assignments(List.of(key)).getOrDefault(key, Assignment.NOWHERE);
        return exemptions.during(new ApprovedExemptions.Asked(
                new Window(shift.employeeId(), seen.start(), seen.end()), assignment.unit()));
    }

    private static List<ExemptionsFile.Entry> told(List<Approved> all) {
        return all.stream().flatMap(one -> told(one).stream()).toList();
    }

    private static List<ExemptionsFile.Entry> told(Approved one) {
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
