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

/** Approves, declines or ends a request to see employees by id. It runs from the approval on and ends by itself. */
@ApplicationScoped
class DecideUnmasking {
    private final UnmaskingRows rows;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;
    private final Clock clock;

    DecideUnmasking(UnmaskingRows rows, AwaitedDecisions decisions, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException as {@link AwaitedDecisions#approve} */
    @Transactional
    Unmasking approve(UUID id) {
        require(id);
        var answer = decisions.approve(id);
        rows.approve(id, answer.by().user(), answer.at());
        return recorded(id, "approve_unmasking");
    }

    /** @throws ProblemException as {@link AwaitedDecisions#approve} */
    @Transactional
    Unmasking decline(UUID id, String reason) {
        require(id);
        var answer = decisions.decline(id, reason);
        rows.decline(id, answer.by().user(), answer.at(), reason);
        return recorded(id, "decline_unmasking");
    }

    /**
     * Ends it before its time. Its author may, and everybody else who could decide on it.
     *
     * @throws ProblemException NOT_FOUND if there is no such request, or it concerns the caller and is not his own;
     *     CONFLICT if it does not run
     */
    @Transactional
    Unmasking end(UUID id) {
        Unmasking before = require(id);
        Actor caller = decisions.caller();
        boolean isAuthor = before.author().equals(caller.user());
        if (!isAuthor && before.employeeIds().stream().anyMatch(caller::isEmployee)) {
            throw noSuchUnmasking();
        }
        if (!rows.end(id, caller.user(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            throw new ProblemException(ProblemType.CONFLICT, "the unmasking does not run");
        }
        return recorded(id, "end_unmasking");
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
