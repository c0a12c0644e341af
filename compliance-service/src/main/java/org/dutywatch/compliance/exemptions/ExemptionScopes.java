package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.viewing.ViewScope;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/** Decides whose exemptions the caller may list, and whether by employee id or by pseudonym. */
@ApplicationScoped
class ExemptionScopes {
    private static final String AUDIT_ACTION = "view_exemptions";

    private final Caller caller;
    private final Viewer accessScope;
    private final Employees employees;

    ExemptionScopes(Caller caller, Viewer accessScope, Employees employees) {
        this.caller = caller;
        this.accessScope = accessScope;
        this.employees = employees;
    }

    /**
     * The exemptions that the caller may list.
     *
     * @param only exemptions of these employees; null means of everybody
     * @param units the units of these employees, whose exemptions apply to them, too; empty if {@code only} is null
     * @param view limits by time who is visible, and who by id; null means everybody, always by id
     */
    record Scope(
            @Nullable Set<String> only,
            Set<String> units,
            @Nullable ViewScope view) {
        /** Whether it is for a unit, or for an employee whom the caller may see at some time of the exemption. */
        boolean sees(Exemption one) {
            return one.employeeId == null || view == null || view.sees(one.employeeId, one.startAt, one.endAt);
        }

        /** The employee's id or pseudonym; null for a unit. */
        @Nullable
        String label(Exemption one) {
            return one.employeeId == null || view == null
                    ? one.employeeId
                    : view.label(one.employeeId, one.startAt, one.endAt);
        }
    }

    /**
     * @param employee the id or pseudonym of one employee; null means all whom the caller may see
     * @param purpose why the caller wants to see persons; null if no purpose is given
     */
    @Transactional
    Scope of(@Nullable String employee, @Nullable String purpose) {
        if (caller.has("roster-admin")) {
            Set<String> only = employee == null ? null : Set.of(employee);
            return new Scope(only, units(only), null);
        }
        var scope = accessScope.scope(AUDIT_ACTION, purpose, employee);
        Set<String> only = scope.only().orElse(null);
        return new Scope(only, units(only), scope);
    }

    /**
     * The employee's id, or the pseudonym if the caller who changed the exemption may not see the id; null for a unit.
     */
    @Transactional
    @Nullable
    String labelAfterChange(@Nullable String employeeId) {
        return employeeId == null
                ? null
                : accessScope.about(AUDIT_ACTION, null, employeeId).label(employeeId);
    }

    private Set<String> units(@Nullable Set<String> only) {
        return only == null
                ? Set.of()
                : only.stream()
                        .flatMap(employeeId -> employees.find(employeeId).stream())
                        .map(employee -> employee.unit)
                        .collect(Collectors.toSet());
    }
}
