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
 * Who is shown investigations and intelligence: the auditor, the chief, an administrator who says why, the person
 * himself, who directed, entered or approved it, and the superiors of who approved it. Everybody else sees that there are
 * some, and that minutes were exempt.
 */
@ApplicationScoped
public class ExemptionSight {
    private final Caller caller;
    private final Viewer viewer;
    private final Employees employees;

    ExemptionSight(Caller caller, Viewer viewer, Employees employees) {
        this.caller = caller;
        this.viewer = viewer;
        this.employees = employees;
    }

    /**
     * What one caller is shown.
     *
     * @param everything no exemption is hidden
     * @param user the caller's user name
     * @param self the caller as an employee; empty where he is none
     * @param unit where he belongs; empty likewise
     * @param approvers whose approvals he is shown
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

    /** @param look why the caller looks at persons; null where he does not say */
    @Transactional
    Sight of(@Nullable String look) {
        Optional<String> self = viewer.self();
        Set<String> approvers = new HashSet<>(Set.of(caller.name()));
        self.ifPresent(employeeId -> {
            approvers.add(employeeId);
            if (caller.has("supervisor")) {
                approvers.addAll(employees.below(employeeId));
            }
        });
        String unit =
                self.flatMap(employees::find).map(employee -> employee.unit).orElse("");
        return new Sight(seesEverything(look), caller.name(), self.orElse(""), unit, approvers);
    }

    /** Whether the caller is shown all that is on record about official business of this employee. */
    @Transactional
    public boolean complete(String employeeId, @Nullable String look) {
        return seesEverything(look) || viewer.self().equals(Optional.of(employeeId));
    }

    private boolean seesEverything(@Nullable String look) {
        return caller.has("auditor")
                || caller.has("chief")
                || (caller.has("administrator") && look != null && !look.isBlank());
    }
}
