package org.dutywatch.compliance.cases.unmasking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;

/** Approves, declines or ends a request to see employees by id. It runs from the approval on and ends by itself. */
@ApplicationScoped
class DecideUnmasking {
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

    /** @throws ProblemException as {@link AwaitedDecisions#approve}; FORBIDDEN without a login */
    @Transactional
    Unmasking approve(UUID id) {
        Login login = requireSecondLogin(id);
        var answer = decisions.approve(id);
        rows.approve(id, answer.by().user(), login, answer.at());
        return recorded(id, "approve_unmasking");
    }

    /** @throws ProblemException as {@link AwaitedDecisions#approve}; FORBIDDEN without a login */
    @Transactional
    Unmasking decline(UUID id, String reason) {
        Login login = requireSecondLogin(id);
        var answer = decisions.decline(id, reason);
        rows.decline(id, answer.by().user(), login, answer.at(), reason);
        return recorded(id, "decline_unmasking");
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
        Actor actor = decisions.caller();
        boolean isAuthor = before.isAskedBy(UnmaskingLogins.require(caller));
        if (!isAuthor && before.employeeIds().stream().anyMatch(actor::isEmployee)) {
            throw noSuchUnmasking();
        }
        if (!rows.end(id, actor.user(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            throw new ProblemException(ProblemType.CONFLICT, "the unmasking does not run");
        }
        return recorded(id, "end_unmasking");
    }

    /** The author's login may not decide, whatever its user name is by now. */
    private Login requireSecondLogin(UUID id) {
        Login login = UnmaskingLogins.require(caller);
        if (require(id).isAskedBy(login)) {
            throw new ProblemException(ProblemType.RULE_REFUSED, "you asked for it: a second person has to decide");
        }
        return login;
    }

    private Unmasking require(UUID id) {
        return rows.find(id).orElseThrow(DecideUnmasking::noSuchUnmasking);
    }

    private Unmasking recorded(UUID id, String action) {
        Unmasking after = require(id);
        String reason = after.decisionReason() == null ? after.reason() : after.decisionReason();
        after.employeeIds().forEach(employeeId -> audit.record(action, employeeId, id + ": " + reason));
        return after;
    }

    private static ProblemException noSuchUnmasking() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such unmasking");
    }
}
