package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may see exemptions for investigations and intelligence: auditors, the chief, an administrator who gives a
 * purpose, the exempted employee or members of the exempted unit, the persons who directed, entered or approved it, and
 * the superiors of the person who approved it. Everybody else sees only how many there are, and that minutes were
 * exempt.
 */
@ApplicationScoped
public class ExemptionSight {
    private final Caller caller;
    private final Viewer accessScope;
    private final Employees employees;

    ExemptionSight(Caller caller, Viewer accessScope, Employees employees) {
        this.caller = caller;
        this.accessScope = accessScope;
        this.employees = employees;
    }

    /**
     * Which exemptions one caller may see.
     *
     * @param everything true if no exemption is hidden from the caller
     * @param user the caller's user name
     * @param self the caller's employee id; empty if the caller is not an employee
     * @param unit the caller's unit; empty if the caller is not an employee
     * @param approvers employee ids and user names; the caller sees the exemptions that they approved
     */
    record Sight(boolean everything, String user, String self, String unit, Set<String> approvers) {
        boolean shows(Exemption one) {
            return everything
                    || !one.purpose.isHidden()
                    || (one.employeeId != null && one.employeeId.equals(self))
                    || (one.unit != null && one.unit.equals(unit))
                    || one.createdBy.equals(user)
                    || approvers.contains(one.approvedBy)
                    || (one.directedBy != null && one.directedBy.equals(self));
        }
    }

    /** @param purpose why the caller wants to see persons; null if no purpose is given */
    @Transactional
    Sight of(@Nullable String purpose) {
        Optional<String> self = accessScope.self();
        Set<String> approvers = new HashSet<>(Set.of(caller.name()));
        self.ifPresent(employeeId -> {
            approvers.add(employeeId);
            if (caller.has("supervisor")) {
                approvers.addAll(employees.below(employeeId));
            }
        });
        String unit =
                self.flatMap(employees::find).map(employee -> employee.unit).orElse("");
        return new Sight(seesEverything(purpose), caller.name(), self.orElse(""), unit, approvers);
    }

    /**
     * Whether the caller may see every exemption of this employee.
     *
     * @param purpose why the caller wants to see persons; null if no purpose is given
     */
    @Transactional
    public boolean complete(String employeeId, @Nullable String purpose) {
        return seesEverything(purpose) || accessScope.self().equals(Optional.of(employeeId));
    }

    private boolean seesEverything(@Nullable String purpose) {
        return caller.has("auditor")
                || caller.has("chief")
                || (caller.has("administrator") && purpose != null && !purpose.isBlank());
    }
}
