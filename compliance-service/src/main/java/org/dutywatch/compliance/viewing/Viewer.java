package org.dutywatch.compliance.viewing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.employees.ActingSupervisors;
import org.dutywatch.compliance.employees.ChainSpan;
import org.dutywatch.compliance.employees.Employee;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who may see whom: an auditor everybody; an administrator or the chief everybody, but persons only for a purpose; a
 * supervisor the own chain of command as it was at that time; an employee himself; nobody else anyone. Several roles add
 * up. Every look at other persons is recorded.
 */
@ApplicationScoped
public class Viewer {
    private static final String PSEUDONYM = "P-";

    private final Caller caller;
    private final Employees employees;
    private final ActingSupervisors acting;
    private final AuditTrail audit;

    Viewer(Caller caller, Employees employees, ActingSupervisors acting, AuditTrail audit) {
        this.caller = caller;
        this.employees = employees;
        this.acting = acting;
        this.audit = audit;
    }

    /**
     * What the caller may see in this request.
     *
     * @param look what is looked at, for the audit trail, such as {@code view_minutes}
     * @param purpose why the caller wants to see persons; null or blank: no reason given
     * @param employeeId the id or the pseudonym of the one employee asked for; null means all that may be seen
     * @throws ProblemException FORBIDDEN, PURPOSE_REQUIRED, NOT_FOUND or INVALID_REQUEST
     */
    @Transactional
    public ViewScope scope(String look, @Nullable String purpose, @Nullable String employeeId) {
        if (purpose != null && purpose.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "purpose holds control characters");
        }
        List<ChainSpan> own = own();
        boolean all = caller.has("auditor") || isAdministrator();
        if (!all && own.isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "your user is linked to no employee whom you may see");
        }
        boolean everybodyNamed = caller.has("auditor") || (isAdministrator() && given(purpose));
        if (employeeId != null) {
            return one(look, purpose, employeeId, all, everybodyNamed, own);
        }
        if (everybodyNamed) {
            audit.record(look, null, purpose);
            return new ViewScope(null, null, Map.of());
        }
        if (all) {
            return new ViewScope(null, own, employees.allPseudonyms());
        }
        recordLookAtOthers(look, purpose, ids(own));
        return new ViewScope(own, null, Map.of());
    }

    /**
     * What the caller may see of a thing that concerns this employee and was asked for by its own id, such as a
     * finding: without a purpose an administrator reads it under the pseudonym.
     *
     * @param moment of which the thing is, such as the start of the finding's shift
     * @throws ProblemException FORBIDDEN
     */
    @Transactional
    public ViewScope about(String look, @Nullable String purpose, String employeeId, Instant moment) {
        boolean pseudonymous = isAdministrator()
                && !caller.has("auditor")
                && !given(purpose)
                && !ViewScope.holds(own(), employeeId, moment);
        if (pseudonymous) {
            return pseudonymous(employeeId);
        }
        var scope = scope(look, purpose, employeeId);
        refuseUnlessSeen(scope, employeeId, moment);
        return scope;
    }

    /** @throws ProblemException FORBIDDEN where the employee was not below the caller at the moment */
    public static void refuseUnlessSeen(ViewScope scope, String employeeId, Instant moment) {
        if (!scope.sees(employeeId, moment)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "this employee was not in your chain of command at that time");
        }
    }

    /**
     * As {@link #about(String, String, String, Instant)} of a thing that is of no moment: whom the caller sees at any
     * time, he sees in it.
     */
    @Transactional
    public ViewScope about(String look, @Nullable String purpose, String employeeId) {
        boolean pseudonymous = isAdministrator()
                && !caller.has("auditor")
                && !given(purpose)
                && !ids(own()).contains(employeeId);
        return pseudonymous ? pseudonymous(employeeId) : scope(look, purpose, employeeId);
    }

    private ViewScope one(
            String look,
            @Nullable String purpose,
            String asked,
            boolean all,
            boolean everybodyNamed,
            List<ChainSpan> own) {
        boolean byPseudonym = asked.startsWith(PSEUDONYM);
        String employeeId = byPseudonym ? byPseudonym(asked) : asked;
        var ownOfThem = own.stream()
                .filter(span -> span.employeeId().equals(employeeId))
                .toList();
        boolean named = everybodyNamed || !ownOfThem.isEmpty();
        if (!all && ownOfThem.isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "this employee is not in your chain of command");
        }
        if (!named && !byPseudonym) {
            throw new ProblemException(
                    ProblemType.PURPOSE_REQUIRED, "say why with ?purpose=, or ask for the pseudonym");
        }
        if (!named) {
            return pseudonymous(employeeId);
        }
        recordLookAtOthers(look, purpose, Set.of(employeeId));
        // Whom an administrator sees by name as a supervisor, he sees so in those times only.
        var seen = everybodyNamed ? List.of(ChainSpan.always(employeeId)) : ownOfThem;
        return new ViewScope(seen, null, Map.of());
    }

    private ViewScope pseudonymous(String employeeId) {
        return new ViewScope(
                List.of(ChainSpan.always(employeeId)), List.of(), employees.pseudonyms(Set.of(employeeId)));
    }

    /** A supervisor may not tell a pseudonym's owner by asking for it: only those who read pseudonyms may. */
    private String byPseudonym(String pseudonym) {
        if (!caller.has("auditor") && !isAdministrator()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "ask for the employee by id");
        }
        return employees
                .byPseudonym(pseudonym)
                .map(employee -> employee.employeeId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such pseudonym"));
    }

    /** Whom the caller sees by name, and when, as a supervisor or as himself. */
    private List<ChainSpan> own() {
        List<ChainSpan> own = new ArrayList<>();
        self().ifPresent(employeeId -> {
            if (caller.has("employee") || caller.has("supervisor")) {
                own.add(ChainSpan.always(employeeId));
            }
            if (caller.has("supervisor")) {
                List<ChainSpan> tops = new ArrayList<>(acting.ledBy(employeeId));
                own.addAll(tops);
                tops.add(ChainSpan.always(employeeId));
                tops.addAll(acting.stoodInFor(employeeId));
                own.addAll(employees.below(tops));
            }
        });
        return ChainSpan.merged(own);
    }

    /** Whether the employee was in the caller's chain of command at that moment, or in that of whom he stood in for. */
    @Transactional
    public boolean led(String employeeId, Instant moment) {
        return caller.has("supervisor")
                && !self().equals(Optional.of(employeeId))
                && ViewScope.holds(own(), employeeId, moment);
    }

    private static Set<String> ids(List<ChainSpan> spans) {
        return spans.stream().map(ChainSpan::employeeId).collect(Collectors.toSet());
    }

    /** The employee that the caller's mail address names. */
    public Optional<String> self() {
        return caller.email().flatMap(employees::byEmail).map((Employee employee) -> employee.employeeId);
    }

    private void recordLookAtOthers(String look, @Nullable String purpose, Set<String> seen) {
        var self = self();
        boolean others = seen.stream().anyMatch(employeeId -> !self.equals(Optional.of(employeeId)));
        if (others) {
            audit.record(look, seen.size() == 1 ? seen.iterator().next() : null, purpose);
        }
    }

    private boolean isAdministrator() {
        return caller.has("administrator") || caller.has("chief");
    }

    private static boolean given(@Nullable String purpose) {
        return purpose != null && !purpose.isBlank();
    }
}
