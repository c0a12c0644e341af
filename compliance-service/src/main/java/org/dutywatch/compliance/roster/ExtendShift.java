package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.roster.domain.EntryRules;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;

/** Lets a shift end later, when the employee is held over. It remains the same shift. */
@ApplicationScoped
class ExtendShift {
    private final SingleChanges single;
    private final AuditTrail audit;

    ExtendShift(SingleChanges single, AuditTrail audit) {
        this.single = single;
        this.audit = audit;
    }

    /**
     * @return the change, or the correction under which it waits for a second person
     * @throws ProblemException NOT_FOUND if there is no such shift; RULE_REFUSED if the new end is not after the old
     *     one, the shift would be too long or overlap another, or it was clocked out already
     */
    @Transactional
    OperationAnswer apply(ExtensionRequest request) {
        String employeeId = request.employeeId();
        Instant start = ChangeShift.millis(request.start());
        Instant until = ChangeShift.millis(request.until());
        single.lock(List.of(employeeId));
        var known = single.around(List.of(employeeId), start, start);
        RosterEntry shift = known.shift(employeeId, start);
        if (!until.isAfter(shift.span().end())) {
            throw SingleChanges.refused("until " + until + " is not after the end of the shift, "
                    + shift.span().end());
        }
        var clocked = known.clocked().of(shift);
        if (clocked != null && clocked.clockOut() != null) {
            throw SingleChanges.refused("the shift was clocked out at " + clocked.clockOut()
                    + ", which overrides the plan: correct the clock times instead");
        }
        SingleChanges.refuseIf(EntryRules.refusal(start, until, shift.kind(), null, null));
        var extended = new RosterEntry(
                employeeId, new Interval(start, until), shift.kind(), shift.dutyFree(), shift.supervisorId());
        var answer = OperationAnswer.of(single.write(List.of(), List.of(extended), request.reason()));
        if (!answer.waits()) {
            audit.record("extend_shift", employeeId, request.reason());
        }
        return answer;
    }
}
