package org.dutywatch.compliance.cases.unmasking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.RequestedFindings;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.access.CallerPseudonyms;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;

/**
 * Asks a second person whether the caller may see employees by id for some hours. Whom it concerns is settled now: if
 * the finding or a pseudonym is later another person's, that person stays masked.
 */
@ApplicationScoped
class RequestUnmasking {
    private final UnmaskingRows rows;
    private final RequestedFindings findings;
    private final AwaitedDecisions decisions;
    private final AccessScope accessScope;
    private final CallerPseudonyms pseudonyms;
    private final Caller caller;
    private final AuditTrail audit;
    private final UnmaskingConfig config;
    private final Clock clock;

    RequestUnmasking(
            UnmaskingRows rows,
            RequestedFindings findings,
            AwaitedDecisions decisions,
            AccessScope accessScope,
            CallerPseudonyms pseudonyms,
            Caller caller,
            AuditTrail audit,
            UnmaskingConfig config,
            Clock clock) {
        this.rows = rows;
        this.findings = findings;
        this.decisions = decisions;
        this.accessScope = accessScope;
        this.pseudonyms = pseudonyms;
        this.caller = caller;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @throws ProblemException INVALID_REQUEST if not exactly one of employees and finding is given, there are too many
     *     employees, or the reason says too little; NOT_FOUND for an unknown pseudonym or finding. An id that belongs
     *     to nobody is accepted like any other; CONFLICT if the caller asked for the same already
     */
    @Transactional
    Unmasking request(UnmaskingRequest request) {
        refuseInvalid(request);
        Login login = UnmaskingLogins.require(caller);
        Set<String> named = new TreeSet<>();
        Set<String> masked = new TreeSet<>();
        UUID findingId = null;
        if (request.findingId() != null) {
            var finding = findings.require(request.findingId());
            findingId = finding.id();
            masked.add(finding.employeeId());
        }
        for (String employee : request.employeesOrNone()) {
            if (employee.startsWith(EmployeeFacts.PSEUDONYM_PREFIX)) {
                masked.add(accessScope.employeeIdOf(employee));
            } else {
                named.add(employee);
            }
        }
        refuseSecond(login, named, masked);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var asked = new Unmasking(
                UUID.randomUUID(),
                UnmaskingState.AWAITED,
                caller.name(),
                login,
                List.copyOf(named),
                List.copyOf(masked),
                findingId,
                request.reason().strip(),
                request.hours(),
                now,
                now.plus(config.expiry()),
                null,
                null,
                null,
                null,
                null,
                null);
        rows.add(asked);
        decisions.ask(
                Decision.asked(asked.unmaskingId(), DecisionKind.UNMASKING, decisions.caller(), now, asked.decideBy())
                        .about(asked.employeeIds(), List.of()));
        asked.employeeIds()
                .forEach(employeeId ->
                        audit.record("request_unmasking", employeeId, asked.unmaskingId() + ": " + asked.reason()));
        return asked;
    }

    /**
     * Pseudonyms of an earlier period are not compared: the answer would say which of them belongs to which of now.
     *
     * @throws ProblemException CONFLICT if one for the same employees is awaited or runs already
     */
    private void refuseSecond(Login login, Set<String> named, Set<String> masked) {
        rows.openOf(login).stream()
                .filter(one -> Set.copyOf(one.namedIds()).equals(named)
                        && Set.copyOf(one.maskedIds()).equals(masked)
                        && (masked.isEmpty() || pseudonyms.isOfThisPeriod(one.askedAt())))
                .findFirst()
                .ifPresent(one -> {
                    throw new ProblemException(
                            ProblemType.CONFLICT,
                            "you asked to see the same employees already: the unmasking " + one.unmaskingId() + " is "
                                    + one.state().name().toLowerCase(Locale.ROOT));
                });
    }

    private void refuseInvalid(UnmaskingRequest request) {
        List<String> employees = request.employeesOrNone();
        if (employees.isEmpty() == (request.findingId() == null)) {
            throw invalid("give either employees or finding_id");
        }
        if (employees.size() > config.employees()) {
            throw invalid("employees: at most " + config.employees() + " in one request");
        }
        SubstantialReason.refusal(request.reason()).ifPresent(why -> {
            throw invalid(why);
        });
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
