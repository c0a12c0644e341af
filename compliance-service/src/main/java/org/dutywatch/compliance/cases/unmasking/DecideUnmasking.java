package org.dutywatch.compliance.cases.unmasking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.Person;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;

/** Requests to see employees by id. One runs from its approval on, until its time is over or somebody ends it. */
@ApplicationScoped
class DecideUnmasking implements DecidedChange<Unmasking> {
    private final UnmaskingRows rows;
    private final AwaitedDecisions decisions;
    private final Caller caller;
    private final AuditTrail audit;
    private final Clock clock;

    DecideUnmasking(UnmaskingRows rows, AwaitedDecisions decisions, Caller caller, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.decisions = decisions;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.UNMASKING;
    }

    @Override
    public Unmasking require(UUID id) {
        return rows.find(id).orElseThrow(DecideUnmasking::noSuchUnmasking);
    }

    @Override
    public void approve(Unmasking asked, Answer answer) {
        rows.approve(asked.unmaskingId(), answer);
    }

    @Override
    public void decline(Unmasking asked, Answer answer) {
        rows.decline(asked.unmaskingId(), answer);
    }

    @Override
    public void lapse(UUID id, Decision settled) {
        rows.lapse(id, settled);
    }

    @Override
    public Audited audited(Unmasking asked) {
        return new Audited("unmasking", asked.employeeIds(), asked.reason());
    }

    /**
     * Ends it before its time. Its author may, and everybody else who could decide on it.
     *
     * @throws ProblemException FORBIDDEN without a login; NOT_FOUND if there is no such request, or it concerns the caller
     *     and is not his own; CONFLICT if it does not run
     */
    @Transactional
    Unmasking end(UUID id) {
        Unmasking before = require(id);
        Person person = decisions.caller();
        boolean isAuthor = before.isAskedBy(UnmaskingLogins.require(caller));
        if (!isAuthor && person.isOneOf(before.employeeIds())) {
            throw noSuchUnmasking();
        }
        if (!rows.end(id, person.user(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            throw new ProblemException(ProblemType.CONFLICT, "the unmasking does not run");
        }
        Unmasking after = require(id);
        after.employeeIds()
                .forEach(employeeId -> audit.record("end_unmasking", employeeId, id + ": " + after.reason()));
        return after;
    }

    private static ProblemException noSuchUnmasking() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such unmasking");
    }
}
