package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;
import org.jspecify.annotations.Nullable;

/** Decides whose exemptions the caller may list, and whether by employee id or by pseudonym. */
@ApplicationScoped
public class ExemptionListAuthorization {
    private static final String AUDIT_ACTION = "view_exemptions";

    private final Caller caller;
    private final AccessScope accessScope;

    ExemptionListAuthorization(Caller caller, AccessScope accessScope) {
        this.caller = caller;
        this.accessScope = accessScope;
    }

    /**
     * The exemptions that the caller may list.
     *
     * @param filter limits them to employees and times; those of the units of these employees belong to them, too
     * @param visibleEmployees says who is shown by id; null means everybody
     */
    public record ExemptionListScope(
            VisibilityFilter filter, @Nullable VisibleEmployees visibleEmployees) {
        /** The employee's id or pseudonym; null for a unit. */
        public @Nullable String label(ExemptionTerms one) {
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
            var spans = employee == null ? null : List.of(ChainSpan.always(employee));
            return new ExemptionListScope(new VisibilityFilter(spans), null);
        }
        var visible = accessScope.forRequest(AUDIT_ACTION, purpose, employee);
        return new ExemptionListScope(visible.filter(), visible);
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
}
