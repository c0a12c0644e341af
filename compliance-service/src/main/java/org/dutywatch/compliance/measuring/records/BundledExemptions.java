package org.dutywatch.compliance.measuring.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import org.dutywatch.compliance.model.bundles.file.ExemptionsFile;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.people.employees.Assignment;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.compliance.rules.exemptions.ApprovedExemptions;
import org.dutywatch.compliance.rules.exemptions.ApprovedExemptions.ApprovedExemption;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility;

/**
 * The approved exemptions around a shift, as entries of a bundle. The figures of a bundle are computed again from the
 * windows, so nobody gets a bundle with windows who may not know of investigations. It makes no difference whether one
 * of the windows is an investigation.
 */
@ApplicationScoped
class BundledExemptions {
    private static final Duration LONGEST_SHIFT = Duration.ofDays(2);

    private final ApprovedExemptions exemptions;
    private final ExemptionVisibility exemptionVisibility;
    private final Employees employees;

    BundledExemptions(ApprovedExemptions exemptions, ExemptionVisibility exemptionVisibility, Employees employees) {
        this.exemptions = exemptions;
        this.exemptionVisibility = exemptionVisibility;
        this.employees = employees;
    }

    /**
     * The exemptions, for a caller who may see all that the employee has.
     *
     * @throws org.dutywatch.eventkit.problem.ProblemException FORBIDDEN if there are any, and the caller may not see
     *     them
     */
    @Transactional
    List<ExemptionsFile.ExemptionEntry> visibleToCaller(ShiftFacts facts) {
        List<ApprovedExemption> all = approved(facts);
        if (!all.isEmpty()) {
            exemptionVisibility.requireAllOf(facts.shift().employeeId());
        }
        return detailed(all);
    }

    /** Whether the employee has official business around the shift now; looks at two days from its planned start. */
    @Transactional
    boolean any(ShiftKey shift) {
        var assignment = employees.assignments(List.of(shift)).getOrDefault(shift, Assignment.UNKNOWN);
        var window = new EmployeeWindow(
                shift.employeeId(),
                shift.start().minus(ShiftEvaluator.MARGIN),
                shift.start().plus(LONGEST_SHIFT));
        return !exemptions
                .during(new ApprovedExemptions.ExemptionQuery(window, assignment.unit()))
                .isEmpty();
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
}
