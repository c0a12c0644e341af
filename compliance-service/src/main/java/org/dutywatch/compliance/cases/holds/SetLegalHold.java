package org.dutywatch.compliance.cases.holds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.RequestedFindings;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.measuring.evidence.KeptEvidence;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The caller sets a legal hold. It is in force at once: keeping needs no second person. */
@ApplicationScoped
class SetLegalHold {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2201-01-01T00:00:00Z");

    private final LegalHolds holds;
    private final RequestedFindings findings;
    private final Employees employees;
    private final AccessScope accessScope;
    private final KeptEvidence keptEvidence;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;
    private final Clock clock;

    SetLegalHold(
            LegalHolds holds,
            RequestedFindings findings,
            Employees employees,
            AccessScope accessScope,
            KeptEvidence keptEvidence,
            AwaitedDecisions decisions,
            AuditTrail audit,
            Clock clock) {
        this.holds = holds;
        this.findings = findings;
        this.employees = employees;
        this.accessScope = accessScope;
        this.keptEvidence = keptEvidence;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws ProblemException INVALID_REQUEST where not exactly one of employee and finding is given, or the time is
     *     missing or empty; UNMASKING_REQUIRED for an id of an employee whom no unmasking shows to the caller;
     *     NOT_FOUND where there is no such pseudonym, employee or finding; RULE_REFUSED where it would be about
     *     the caller himself
     */
    @Transactional(Transactional.TxType.MANDATORY)
    LegalHold set(LegalHoldRequest request) {
        // Before the hold is written: a drop that runs now ends first, and the next one knows the hold.
        keptEvidence.preventDrops();
        var hold = hold(request);
        if (hold.setBy().isEmployee(hold.employeeId())) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "you cannot set a legal hold on data about yourself: somebody else has to");
        }
        holds.add(hold);
        audit.record("set_legal_hold", hold.employeeId(), hold.holdId() + ": " + hold.reason());
        return hold;
    }

    private LegalHold hold(LegalHoldRequest request) {
        String employee = request.employeeId();
        UUID findingId = request.findingId();
        if ((employee == null) == (findingId == null)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "name what to hold: either employee_id or finding_id, and not both");
        }
        return findingId == null
                ? hold(request, idOf(Objects.requireNonNull(employee)), null, time(request.from(), request.to()))
                : holdOfFinding(request, findings.require(findingId));
    }

    private LegalHold holdOfFinding(LegalHoldRequest request, Finding finding) {
        var shift = finding.evaluatedTime();
        return hold(
                request,
                finding.employeeId(),
                finding.id(),
                time(
                        request.from() == null ? shift.start() : request.from(),
                        request.to() == null ? shift.end() : request.to()));
    }

    private LegalHold hold(LegalHoldRequest request, String employeeId, @Nullable UUID findingId, Interval time) {
        return new LegalHold(
                UUID.randomUUID(),
                employeeId,
                findingId,
                time,
                request.reason().strip(),
                Actors.actor(decisions.caller()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null);
    }

    private String idOf(String requested) {
        if (requested.startsWith(EmployeeFacts.PSEUDONYM_PREFIX)) {
            return accessScope.employeeIdOf(requested);
        }
        // Otherwise the answer would show which pseudonym belongs to this id, and whether the id exists.
        boolean known = accessScope.unmaskedIds().contains(requested)
                || accessScope.ownEmployeeId().filter(requested::equals).isPresent();
        if (!known) {
            throw new ProblemException(
                    ProblemType.UNMASKING_REQUIRED, "give the pseudonym, or ask for an unmasking of this employee");
        }
        return employees
                .find(requested)
                .map(employee -> employee.employeeId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such employee"));
    }

    private static Interval time(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null || !from.isBefore(to)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "say which time to hold: from and to, and from before to");
        }
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "from and to are in the years 1900 to 2200");
        }
        return new Interval(from, to);
    }
}
