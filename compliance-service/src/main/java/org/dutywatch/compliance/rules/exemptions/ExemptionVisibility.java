package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;

/**
 * Decides who may see exemptions for investigations and intelligence: auditors, the chief, an administrator to whom an
 * unmasking shows the exempted employee, the exempted employee or members of the exempted unit, the persons who
 * directed, entered or approved it, and the superiors of the person who approved it. Everybody else sees only how many
 * there are, and that minutes were exempt.
 */
@ApplicationScoped
public class ExemptionVisibility {
    private final Caller caller;
    private final AccessScope accessScope;
    private final Employees employees;

    ExemptionVisibility(Caller caller, AccessScope accessScope, Employees employees) {
        this.caller = caller;
        this.accessScope = accessScope;
        this.employees = employees;
    }

    /**
     * Which exemptions one caller may see.
     *
     * @param seesAll true if no exemption is hidden from the caller
     * @param userName the caller's user name
     * @param ownEmployeeId the caller's employee id; empty if the caller is not an employee
     * @param ownUnit the caller's unit; empty if the caller is not an employee
     * @param approvers employee ids and user names; the caller sees the exemptions that they approved
     * @param unmasked ids of employees; the caller sees their exemptions
     */
    public record ExemptionReader(
            boolean seesAll,
            String userName,
            String ownEmployeeId,
            String ownUnit,
            Set<String> approvers,
            Set<String> unmasked) {
        public boolean maySee(ExemptionTerms one) {
            String approver = one.approver();
            return seesAll
                    || !one.purpose.isHidden()
                    || (one.employeeId != null && one.employeeId.equals(ownEmployeeId))
                    || (one.employeeId != null && unmasked.contains(one.employeeId))
                    || (one.unit != null && one.unit.equals(ownUnit))
                    || one.createdBy.equals(userName)
                    || (approver != null && approvers.contains(approver))
                    || (one.directedBy != null && one.directedBy.equals(ownEmployeeId));
        }
    }

    @Transactional
    public ExemptionReader reader() {
        Optional<String> self = accessScope.ownEmployeeId();
        Set<String> approvers = new HashSet<>(Set.of(caller.name()));
        self.ifPresent(employeeId -> {
            approvers.add(employeeId);
            if (caller.hasRole(Roles.SUPERVISOR)) {
                approvers.addAll(employees.below(employeeId));
            }
        });
        String unit =
                self.flatMap(employees::find).map(employee -> employee.unit).orElse("");
        return new ExemptionReader(
                seesEverything(), caller.name(), self.orElse(""), unit, approvers, accessScope.unmaskedIds());
    }

    /** Whether the caller may see every exemption of this employee. */
    @Transactional
    public boolean seesAllOf(String employeeId) {
        return seesEverything()
                || accessScope.unmaskedIds().contains(employeeId)
                || accessScope.ownEmployeeId().equals(Optional.of(employeeId));
    }

    /**
     * Refuses to show a bundle with official business, because the bundle has its times.
     *
     * @throws ProblemException FORBIDDEN if the caller may not see every exemption of this employee
     */
    @Transactional
    public void requireAllOf(String employeeId) {
        if (!seesAllOf(employeeId)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "the shift has official business, and a bundle shows its times: an auditor, or an administrator to"
                            + " whom an unmasking shows the employee, can export it");
        }
    }

    private boolean seesEverything() {
        return caller.hasRole(Roles.AUDITOR) || caller.hasRole(Roles.CHIEF);
    }
}
