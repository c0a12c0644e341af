package org.dutywatch.compliance.people.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.identity.OwnEmployee;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.compliance.people.chain.EmployeesBelow;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Decides which employees the caller may see. An auditor sees everybody. An administrator or the chief sees everybody,
 * but by id only with a purpose, otherwise by pseudonym. A supervisor sees the own chain of command as it was at that
 * time. An employee sees only himself. Other users see nobody. The rights of several roles add up. Access to other
 * employees by id is recorded in the audit trail.
 */
@ApplicationScoped
public class AccessScope {
    private final Caller caller;
    private final OwnEmployee ownEmployee;
    private final Employees employees;
    private final EmployeesBelow employeesBelow;
    private final EmployeesAbove employeesAbove;
    private final AuditTrail audit;

    AccessScope(
            Caller caller,
            OwnEmployee ownEmployee,
            Employees employees,
            EmployeesBelow employeesBelow,
            EmployeesAbove employeesAbove,
            AuditTrail audit) {
        this.caller = caller;
        this.ownEmployee = ownEmployee;
        this.employees = employees;
        this.employeesBelow = employeesBelow;
        this.employeesAbove = employeesAbove;
        this.audit = audit;
    }

    /**
     * Returns whom the caller may see in this request, and records access to other employees by id.
     *
     * @param action the name of the access for the audit trail, such as {@code view_minutes}
     * @param purpose why the caller wants to see persons; null or blank means that no purpose is given
     * @param employeeId the id or the pseudonym of the requested employee; null means all whom the caller may see
     * @throws ProblemException FORBIDDEN if the caller may not see the employee, or nobody; PURPOSE_REQUIRED if an id
     *     is requested that needs a purpose; NOT_FOUND for an unknown pseudonym; INVALID_REQUEST if the purpose
     *     contains control characters
     */
    @Transactional
    public VisibleEmployees forRequest(String action, @Nullable String purpose, @Nullable String employeeId) {
        if (purpose != null && purpose.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "purpose contains control characters");
        }
        List<ChainSpan> own = ownSpans();
        boolean all = caller.hasRole(Roles.AUDITOR) || isAdministrator();
        if (!all && own.isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "your user is linked to no employee whom you may see");
        }
        boolean everybodyNamed = caller.hasRole(Roles.AUDITOR) || (isAdministrator() && isGiven(purpose));
        if (employeeId != null) {
            return scopeOfOne(action, purpose, employeeId, all, everybodyNamed, own);
        }
        if (everybodyNamed) {
            audit.record(action, null, purpose);
            return new VisibleEmployees(null, null, Map.of());
        }
        recordAccessToOthers(action, purpose, ids(own));
        return all
                ? new VisibleEmployees(null, own, employees.allPseudonyms())
                : new VisibleEmployees(own, null, Map.of());
    }

    /**
     * As {@link #forRequest}, for an object about this employee that was requested by its own id, such as a finding.
     * Without a purpose an administrator sees it under the pseudonym.
     *
     * @param moment the time to which the object belongs, such as the start of the finding's shift
     * @throws ProblemException FORBIDDEN if the caller may not see the employee at that time
     */
    @Transactional
    public VisibleEmployees forObjectOf(String action, @Nullable String purpose, String employeeId, Instant moment) {
        boolean pseudonymous = isAdministrator()
                && !caller.hasRole(Roles.AUDITOR)
                && !isGiven(purpose)
                && !VisibleEmployees.anyContains(ownSpans(), employeeId, moment);
        if (pseudonymous) {
            return pseudonymous(employeeId);
        }
        var visible = forRequest(action, purpose, employeeId);
        refuseUnlessVisible(visible, employeeId, moment);
        return visible;
    }

    /** @throws ProblemException FORBIDDEN if the employee is not visible to the caller at the moment */
    public static void refuseUnlessVisible(VisibleEmployees visible, String employeeId, Instant moment) {
        if (!visible.isVisible(employeeId, moment)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "this employee was not in your chain of command at that time");
        }
    }

    /**
     * As {@link #forObjectOf(String, String, String, Instant)}, for an object that belongs to no time: the caller
     * may see it if the employee is visible to him at any time.
     */
    @Transactional
    public VisibleEmployees forObjectOf(String action, @Nullable String purpose, String employeeId) {
        boolean pseudonymous = isAdministrator()
                && !caller.hasRole(Roles.AUDITOR)
                && !isGiven(purpose)
                && !ids(ownSpans()).contains(employeeId);
        return pseudonymous ? pseudonymous(employeeId) : forRequest(action, purpose, employeeId);
    }

    private VisibleEmployees scopeOfOne(
            String action,
            @Nullable String purpose,
            String requested,
            boolean all,
            boolean everybodyNamed,
            List<ChainSpan> own) {
        boolean byPseudonym = requested.startsWith(EmployeeFacts.PSEUDONYM_PREFIX);
        String employeeId = byPseudonym ? employeeIdOf(requested) : requested;
        var spansOfEmployee = own.stream()
                .filter(span -> span.employeeId().equals(employeeId))
                .toList();
        boolean named = everybodyNamed || !spansOfEmployee.isEmpty();
        if (!all && spansOfEmployee.isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "this employee is not in your chain of command");
        }
        if (!named && !byPseudonym) {
            throw new ProblemException(
                    ProblemType.PURPOSE_REQUIRED, "say why with ?purpose=, or request the pseudonym");
        }
        if (!named) {
            return pseudonymous(employeeId);
        }
        recordAccessToOthers(action, purpose, Set.of(employeeId));
        // Without a purpose, an administrator who is also the supervisor sees the employee by id only for those times.
        var visible = everybodyNamed ? List.of(ChainSpan.always(employeeId)) : spansOfEmployee;
        return new VisibleEmployees(visible, null, Map.of());
    }

    private VisibleEmployees pseudonymous(String employeeId) {
        return new VisibleEmployees(
                List.of(ChainSpan.always(employeeId)), List.of(), employees.pseudonyms(Set.of(employeeId)));
    }

    /**
     * The employee id for a pseudonym. Only callers who are shown pseudonyms may ask: otherwise a supervisor could try
     * out which of the own employees a pseudonym belongs to.
     */
    private String employeeIdOf(String pseudonym) {
        if (!caller.hasRole(Roles.AUDITOR) && !isAdministrator()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "request the employee by id");
        }
        return employees
                .byPseudonym(pseudonym)
                .map(employee -> employee.employeeId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such pseudonym"));
    }

    /** The employees whom the caller sees by id without a purpose, and the times: himself and those below him. */
    private List<ChainSpan> ownSpans() {
        List<ChainSpan> own = new ArrayList<>();
        ownActiveEmployeeId().ifPresent(employeeId -> {
            if (caller.hasRole(Roles.EMPLOYEE) || caller.hasRole(Roles.SUPERVISOR)) {
                own.add(ChainSpan.always(employeeId));
            }
            if (caller.hasRole(Roles.SUPERVISOR)) {
                own.addAll(employeesBelow.of(employeeId));
            }
        });
        return ChainSpan.merged(own);
    }

    /**
     * Whether the employee was below the caller at that moment: in the chain of command, by the roster, or because the
     * caller acted for a supervisor. False for the caller himself.
     */
    @Transactional
    public boolean wasAbove(String employeeId, Instant moment) {
        return caller.hasRole(Roles.SUPERVISOR)
                && ownActiveEmployeeId()
                        .filter(employeesAbove.of(employeeId, moment)::contains)
                        .isPresent();
    }

    private static Set<String> ids(List<ChainSpan> spans) {
        return spans.stream().map(ChainSpan::employeeId).collect(Collectors.toSet());
    }

    /** The id of the employee to whom the caller's login is linked, active or not; empty if there is none. */
    public Optional<String> ownEmployeeId() {
        return ownEmployee.id();
    }

    /** As {@link #ownEmployeeId}; empty also if he is not active: whoever has left sees nobody any more. */
    private Optional<String> ownActiveEmployeeId() {
        return ownEmployeeId()
                .filter(id ->
                        employees.find(id).filter(employee -> employee.active).isPresent());
    }

    private void recordAccessToOthers(String action, @Nullable String purpose, Set<String> employeeIds) {
        var self = ownEmployeeId();
        boolean others = employeeIds.stream().anyMatch(employeeId -> !self.equals(Optional.of(employeeId)));
        if (others) {
            audit.record(
                    action, employeeIds.size() == 1 ? employeeIds.iterator().next() : null, purpose);
        }
    }

    private boolean isAdministrator() {
        return caller.hasRole(Roles.ADMINISTRATOR) || caller.hasRole(Roles.CHIEF);
    }

    private static boolean isGiven(@Nullable String purpose) {
        return purpose != null && !purpose.isBlank();
    }
}
