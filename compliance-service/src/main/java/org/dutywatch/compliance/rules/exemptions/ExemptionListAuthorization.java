package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;
import org.jspecify.annotations.Nullable;

/** Decides whose exemptions the caller may list, and whether by employee id or by pseudonym. */
@ApplicationScoped
public class ExemptionListAuthorization {
    private static final String AUDIT_ACTION = "view_exemptions";

    private final Caller caller;
    private final AccessScope accessScope;
    private final Employees employees;

    ExemptionListAuthorization(Caller caller, AccessScope accessScope, Employees employees) {
        this.caller = caller;
        this.accessScope = accessScope;
        this.employees = employees;
    }

    /**
     * The exemptions that the caller may list.
     *
     * @param employeeIds exemptions of these employees; null means of everybody
     * @param units the units of these employees, whose exemptions apply to them, too; empty if {@code employeeIds}
     *     is null
     * @param visibleEmployees limits by time who is visible, and who by id; null means everybody, always by id
     */
    public record ExemptionListScope(
            @Nullable Set<String> employeeIds,
            Set<String> units,
            @Nullable VisibleEmployees visibleEmployees) {
        /** Whether it is for a unit, or for an employee whom the caller may see at some time of the exemption. */
        public boolean isVisible(Exemption one) {
            return one.employeeId == null
                    || visibleEmployees == null
                    || visibleEmployees.isVisible(one.employeeId, one.startAt, one.endAt);
        }

        /** The employee's id or pseudonym; null for a unit. */
        public @Nullable String label(Exemption one) {
            return one.employeeId == null || visibleEmployees == null
                    ? one.employeeId
                    : visibleEmployees.label(one.employeeId, one.startAt, one.endAt);
        }
    }

    /**
     * @param employee the id or pseudonym of one employee; null means all whom the caller may see
     * @param purpose why the caller wants to see persons; null if no purpose is given
     */
    @Transactional
    public ExemptionListScope scopeFor(@Nullable String employee, @Nullable String purpose) {
        if (caller.hasRole(Roles.ROSTER_ADMIN)) {
            Set<String> employeeIds = employee == null ? null : Set.of(employee);
            return new ExemptionListScope(employeeIds, units(employeeIds), null);
        }
        var visible = accessScope.forRequest(AUDIT_ACTION, purpose, employee);
        Set<String> employeeIds = visible.employeeIds().orElse(null);
        return new ExemptionListScope(employeeIds, units(employeeIds), visible);
    }

    /**
     * The employee's id, or the pseudonym if the caller who changed the exemption may not see the id; null for a unit.
     */
    @Transactional
    public @Nullable String labelAfterChange(@Nullable String employeeId) {
        return employeeId == null
                ? null
                : accessScope.forObjectOf(AUDIT_ACTION, null, employeeId).label(employeeId);
    }

    private Set<String> units(@Nullable Set<String> employeeIds) {
        return employeeIds == null
                ? Set.of()
                : employeeIds.stream()
                        .flatMap(employeeId -> employees.find(employeeId).stream())
                        .map(employee -> employee.unit)
                        .collect(Collectors.toSet());
    }
}
