package org.dutywatch.compliance.people.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.identity.OwnEmployee;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.compliance.people.chain.EmployeesBelow;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.reads.PersonReads;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Decides which employees the caller may see. An auditor sees everybody. An administrator or the chief sees everybody,
 * but by id only those whom an approved unmasking shows him, otherwise by pseudonym. A supervisor sees the own chain of
 * command as it was at that time. An employee sees only himself. Other users see nobody. The rights of several roles
 * add up. Access to the data of others, by id or under pseudonyms, is recorded in the audit trail ({@link PersonReads}).
 */
@ApplicationScoped
public class AccessScope {
    private final Caller caller;
    private final OwnEmployee ownEmployee;
    private final Employees employees;
    private final EmployeesBelow employeesBelow;
    private final EmployeesAbove employeesAbove;
    private final RunningUnmaskings unmaskings;
    private final CallerPseudonyms pseudonyms;
    private final PersonReads reads;

    AccessScope(
            Caller caller,
            OwnEmployee ownEmployee,
            Employees employees,
            EmployeesBelow employeesBelow,
            EmployeesAbove employeesAbove,
            RunningUnmaskings unmaskings,
            CallerPseudonyms pseudonyms,
            PersonReads reads) {
        this.caller = caller;
        this.ownEmployee = ownEmployee;
        this.employees = employees;
        this.employeesBelow = employeesBelow;
        this.employeesAbove = employeesAbove;
        this.unmaskings = unmaskings;
        this.pseudonyms = pseudonyms;
        this.reads = reads;
    }

    /**
     * Returns whom the caller may see in this request. Access to one employee is recorded at once; of a list, those
     * whom it labels ({@link VisibleEmployees#label}) are recorded before the answer leaves.
     *
     * @param action the name of the access for the audit trail, such as {@code view_minutes}
     * @param purpose why the caller looks, for the audit trail; null or blank if he does not say
     * @param employeeId the id or the pseudonym of the requested employee; null means all whom the caller may see
     * @throws ProblemException FORBIDDEN if the caller may not see the employee, or nobody; UNMASKING_REQUIRED if an id
     *     is requested that the caller may not see, whether or not there is such an employee; NOT_FOUND for an unknown
     *     pseudonym; INVALID_REQUEST if the purpose contains control characters
     */
    @Transactional
    public VisibleEmployees forRequest(String action, @Nullable String purpose, @Nullable String employeeId) {
        refuseControlCharacters(purpose);
        List<ChainSpan> own = ownSpans();
        if (!isAuditor() && !isAdministrator() && own.isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "your user is linked to no employee whom you may see");
        }
        if (employeeId != null) {
            return scopeOfOne(action, purpose, employeeId, own);
        }
        Set<String> ownIds = ids(own);
        if (!isAuditor() && !isAdministrator() && ownIds.equals(selfOrNobody())) {
            return VisibleEmployees.byId(own);
        }
        var unmasked = unmasked();
        return allVisible(own, unmasked.keySet()).recordedBy(listener(reads.list(action, purpose), unmasked));
    }

    private VisibleEmployees allVisible(List<ChainSpan> own, Set<String> unmaskedIds) {
        if (isAuditor()) {
            return VisibleEmployees.everybodyById();
        }
        return isAdministrator() ? everybodyUnder(own, unmaskedIds) : VisibleEmployees.byId(own);
    }

    private VisibleEmployees.ShownListener listener(PersonReads.ListRead list, Map<String, UUID> unmasked) {
        Set<String> self = selfOrNobody();
        return (employeeId, byId) -> {
            if (!self.contains(employeeId)) {
                list.shows(employeeId, how(employeeId, byId, unmasked));
            }
        };
    }

    private String how(String employeeId, boolean byId, Map<String, UUID> unmasked) {
        if (!byId) {
            return PersonReads.UNDER_A_PSEUDONYM;
        }
        UUID unmasking = isAuditor() ? null : unmasked.get(employeeId);
        return unmasking == null ? "" : PersonReads.under(unmasking);
    }

    /** Records whom lists of this request have labelled so far: before each part of a streamed answer, and at its end. */
    public void recordShown() {
        reads.recordShown();
    }

    /**
     * As {@link #forRequest}, for records that roster administrators keep: they see everybody by id, which is recorded in
     * the same way.
     */
    @Transactional
    public VisibleEmployees forRosterRecords(String action, @Nullable String purpose, @Nullable String employeeId) {
        if (!caller.hasRole(Roles.ROSTER_ADMIN)) {
            return forRequest(action, purpose, employeeId);
        }
        refuseControlCharacters(purpose);
        if (employeeId == null) {
            return VisibleEmployees.everybodyById().recordedBy(listener(reads.list(action, purpose), Map.of()));
        }
        record(action, purpose, employeeId, "");
        return VisibleEmployees.byId(List.of(ChainSpan.always(employeeId)));
    }

    private static void refuseControlCharacters(@Nullable String purpose) {
        if (purpose != null && purpose.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "purpose contains control characters");
        }
    }

    /**
     * As {@link #forRequest}, for an object about this employee that was requested by its own id, such as a finding. An
     * administrator sees it under the pseudonym, unless an unmasking shows him the employee.
     *
     * @param moment the time to which the object belongs, such as the start of the finding's shift
     * @throws ProblemException FORBIDDEN if the caller may not see the employee at that time
     */
    @Transactional
    public VisibleEmployees forObjectOf(String action, @Nullable String purpose, String employeeId, Instant moment) {
        if (isMasked(employeeId, VisibleEmployees.anyContains(ownSpans(), employeeId, moment))) {
            return pseudonymous(action, purpose, employeeId);
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

    /** @throws ProblemException UNMASKING_REQUIRED if the employee is shown under a pseudonym at the moment */
    public static void refuseUnderPseudonym(VisibleEmployees visible, String employeeId, Instant moment) {
        if (!visible.isShownById(employeeId, moment)) {
            throw unmaskingRequired();
        }
    }

    /**
     * As {@link #forObjectOf(String, String, String, Instant)}, for an object that belongs to no time: the caller
     * may see it if the employee is visible to him at any time.
     */
    @Transactional
    public VisibleEmployees forObjectOf(String action, @Nullable String purpose, String employeeId) {
        return isMasked(employeeId, ids(ownSpans()).contains(employeeId))
                ? pseudonymous(action, purpose, employeeId)
                : forRequest(action, purpose, employeeId);
    }

    /**
     * Refuses unless the caller is an auditor or an unmasking shows him the employee, and records the access. That the
     * employee is in the own chain of command does not count.
     *
     * @throws ProblemException UNMASKING_REQUIRED for anybody else
     */
    @Transactional
    public void requireUnmasked(String action, @Nullable String purpose, String employeeId) {
        if (!isAuditor() && !unmasked().containsKey(employeeId)) {
            throw unmaskingRequired();
        }
        forRequest(action, purpose, employeeId);
    }

    /** The ids of the employees whom an unmasking shows the caller now; some may belong to nobody. */
    @Transactional
    public Set<String> unmaskedIds() {
        return unmasked().keySet();
    }

    private VisibleEmployees scopeOfOne(
            String action, @Nullable String purpose, String requested, List<ChainSpan> own) {
        boolean byPseudonym = requested.startsWith(EmployeeFacts.PSEUDONYM_PREFIX);
        String employeeId = byPseudonym ? employeeIdOf(requested) : requested;
        UUID unmasking = unmasked().get(employeeId);
        if (!isAuditor() && unmasking != null) {
            record(action, purpose, employeeId, PersonReads.under(unmasking));
            return new VisibleEmployees(
                    List.of(ChainSpan.always(employeeId)), null, Set.of(employeeId), pseudonyms.current());
        }
        // An administrator who is also the supervisor sees the employee by id only for those times.
        var visible = isAuditor()
                ? List.of(ChainSpan.always(employeeId))
                : own.stream()
                        .filter(span -> span.employeeId().equals(employeeId))
                        .toList();
        if (!visible.isEmpty()) {
            record(action, purpose, employeeId, "");
            return VisibleEmployees.byId(visible);
        }
        if (!isAdministrator()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "this employee is not in your chain of command");
        }
        if (!byPseudonym) {
            throw unmaskingRequired();
        }
        return pseudonymous(action, purpose, employeeId);
    }

    /** Nobody's look at himself is recorded, by which name ever. */
    private void record(String action, @Nullable String purpose, String employeeId, String how) {
        if (!selfOrNobody().contains(employeeId)) {
            reads.recordOne(action, purpose, employeeId, how);
        }
    }

    private static ProblemException unmaskingRequired() {
        return new ProblemException(
                ProblemType.UNMASKING_REQUIRED, "request the pseudonym, or ask for an unmasking of this employee");
    }

    private boolean isMasked(String employeeId, boolean inOwnChain) {
        return seesPseudonyms() && !inOwnChain && !unmasked().containsKey(employeeId);
    }

    private VisibleEmployees pseudonymous(String action, @Nullable String purpose, String employeeId) {
        record(action, purpose, employeeId, PersonReads.UNDER_A_PSEUDONYM);
        return new VisibleEmployees(List.of(ChainSpan.always(employeeId)), List.of(), Set.of(), pseudonyms.current());
    }

    private VisibleEmployees everybodyUnder(List<ChainSpan> own, Set<String> unmaskedIds) {
        List<ChainSpan> byId = new ArrayList<>(own);
        unmaskedIds.forEach(employeeId -> byId.add(ChainSpan.always(employeeId)));
        return new VisibleEmployees(null, ChainSpan.merged(byId), unmaskedIds, pseudonyms.current());
    }

    /**
     * The employee id for a pseudonym of the caller, of this period. Only callers who are shown pseudonyms may ask:
     * otherwise a supervisor could try out which of the own employees a pseudonym belongs to.
     *
     * @throws ProblemException FORBIDDEN for other callers; NOT_FOUND for an unknown pseudonym
     */
    public String employeeIdOf(String pseudonym) {
        if (!isAuditor() && !isAdministrator()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "request the employee by id");
        }
        return pseudonyms
                .employeeId(pseudonym)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such pseudonym of this period"));
    }

    /** Whether the caller sees employees under pseudonyms, except those in his own chain or under an unmasking. */
    boolean seesPseudonyms() {
        return isAdministrator() && !isAuditor();
    }

    /** @param moment null for any time */
    boolean isInOwnChain(String employeeId, @Nullable Instant moment) {
        List<ChainSpan> own = ownSpans();
        return moment == null ? ids(own).contains(employeeId) : VisibleEmployees.anyContains(own, employeeId, moment);
    }

    /** By employee id, the unmaskings that show persons to the caller now; none unless he still is an administrator. */
    private Map<String, UUID> unmasked() {
        return isAdministrator() ? caller.login().map(unmaskings::of).orElse(Map.of()) : Map.of();
    }

    /** The employees whom the caller sees by id without an unmasking, and the times: himself and those below him. */
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

    private Set<String> selfOrNobody() {
        return ownEmployeeId().map(Set::of).orElse(Set.of());
    }

    private boolean isAdministrator() {
        return caller.hasRole(Roles.ADMINISTRATOR) || caller.hasRole(Roles.CHIEF);
    }

    private boolean isAuditor() {
        return caller.hasRole(Roles.AUDITOR);
    }
}
