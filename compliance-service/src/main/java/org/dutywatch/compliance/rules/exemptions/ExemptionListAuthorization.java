package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.VisibilityFilter;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Decides whose exemptions the caller may list, and of whom he sees the id. */
@ApplicationScoped
public class ExemptionListAuthorization {
    private static final String AUDIT_ACTION = "view_exemptions";

    private final AccessScope accessScope;

    ExemptionListAuthorization(AccessScope accessScope) {
        this.accessScope = accessScope;
    }

    /**
     * The exemptions that the caller may list.
     *
     * @param filter limits them to employees and times; those of the units of these employees belong to them, too
     * @param visibleEmployees says who is shown by id
     */
    public record ExemptionListScope(VisibilityFilter filter, VisibleEmployees visibleEmployees) {
        /**
         * The employee's id; null for a unit, and for an employee whom the caller sees only under a pseudonym: who knows
         * whose window it is, because he wrote it himself, would learn the pseudonym.
         */
        public @Nullable String label(ExemptionTerms one) {
            return one.employeeId == null ? null : visibleEmployees.idIfShown(one.employeeId, one.startAt, one.endAt);
        }
    }

    /**
     * @param employee the id of one employee; null means all whom the caller may see
     * @param purpose why the caller wants to see persons; null if no purpose is given
     * @throws ProblemException UNMASKING_REQUIRED for a pseudonym; as {@link AccessScope#forRequest} otherwise
     */
    @Transactional
    public ExemptionListScope scopeFor(@Nullable String employee, @Nullable String purpose) {
        if (employee != null && employee.startsWith(EmployeeFacts.PSEUDONYM_PREFIX)) {
            throw new ProblemException(
                    ProblemType.UNMASKING_REQUIRED,
                    "exemptions are not listed by pseudonym: ask for an unmasking of this employee");
        }
        var visible = accessScope.forRosterRecords(AUDIT_ACTION, purpose, employee);
        return new ExemptionListScope(visible.filter(), visible);
    }

    /** The employee's id; null for a unit, and if the caller who changed the exemption may not see the id. */
    @Transactional
    public @Nullable String labelAfterChange(@Nullable String employeeId) {
        return employeeId == null
                ? null
                : accessScope.forObjectOf(AUDIT_ACTION, null, employeeId).idIfShown(employeeId);
    }
}
