package org.dutywatch.compliance.duty.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.model.roster.EntryRules;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;

/** Lets a shift end later, when the employee is held over. It remains the same shift. */
@ApplicationScoped
class ExtendShift {
    private final AtomicRosterChanges atomicChanges;
    private final AuditTrail audit;

    ExtendShift(AtomicRosterChanges atomicChanges, AuditTrail audit) {
        this.atomicChanges = atomicChanges;
        this.audit = audit;
    }

    /**
     * @return the change, or the correction under which it waits for a second person
     * @throws ProblemException NOT_FOUND if there is no such shift; RULE_REFUSED if the new end is not after the old
     *     one, the shift would be too long or overlap another, or it was clocked out already
     */
    @Transactional
    RosterOperationResponse apply(ExtensionRequest request) {
        String employeeId = request.employeeId();
        Instant start = ChangeShift.millis(request.start());
        Instant until = ChangeShift.millis(request.until());
        atomicChanges.lock(List.of(employeeId));
        RosterEntry shift = atomicChanges.shift(employeeId, start);
        if (!until.isAfter(shift.span().end())) {
            throw AtomicRosterChanges.refused("until " + until + " is not after the end of the shift, "
                    + shift.span().end());
        }
        var clocked = atomicChanges
                .rosterAround(List.of(employeeId), start, start)
                .clocked()
                .timesOf(shift);
        if (clocked != null && clocked.clockOut() != null) {
            throw AtomicRosterChanges.refused("the shift was clocked out at " + clocked.clockOut()
                    + ", which overrides the plan: correct the clock times instead");
        }
        AtomicRosterChanges.refuseIf(EntryRules.refusal(start, until, shift.kind(), null, null));
        var extended = new RosterEntry(
                employeeId, new Interval(start, until), shift.kind(), shift.dutyFree(), shift.supervisorId());
        var response = RosterOperationResponse.of(atomicChanges.write(List.of(), List.of(extended), request.reason()));
        if (!response.awaitsApproval()) {
            audit.record("extend_shift", employeeId, request.reason());
        }
        return response;
    }
}
