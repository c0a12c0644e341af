package org.dutywatch.compliance.duty.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.EntryRules;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;

/** Calls an employee who is on call to duty: adds a CALLBACK. Before and after it the employee is on call as before. */
@ApplicationScoped
class CallOutEmployee {
    private final AtomicRosterChanges atomicChanges;
    private final AuditTrail audit;

    CallOutEmployee(AtomicRosterChanges atomicChanges, AuditTrail audit) {
        this.atomicChanges = atomicChanges;
        this.audit = audit;
    }

    /**
     * @return the change, or the correction under which it waits for a second person
     * @throws ProblemException RULE_REFUSED if the employee is not on call at the start, or is on duty already
     */
    @Transactional
    RosterOperationResponse apply(CallOutRequest request) {
        String employeeId = request.employeeId();
        Instant start = ChangeShift.millis(request.start());
        Instant end = ChangeShift.millis(request.end());
        AtomicRosterChanges.refuseIf(EntryRules.refusal(start, end, ShiftKind.CALLBACK, null, null));
        var callback = EntryRules.entry(employeeId, new Interval(start, end), ShiftKind.CALLBACK, null, null)
                .withSupervisor(request.supervisorId());
        atomicChanges.lock(callback);
        RosterEntry onCall = atomicChanges.rosterAround(List.of(employeeId), start, start).entries().stream()
                .filter(entry ->
                        entry.kind() == ShiftKind.ON_CALL && entry.span().contains(start))
                .findFirst()
                .orElseThrow(() -> AtomicRosterChanges.refused(employeeId + " is not on call at " + start
                        + ": enter other duty with POST /api/v1/roster/shifts"));
        var response = RosterOperationResponse.of(
                atomicChanges.write(replaced(onCall, start), added(onCall, callback), request.reason()));
        if (!response.awaitsApproval()) {
            audit.record("call_out", employeeId, request.reason());
        }
        return response;
    }

    /**
     * Two entries of an employee cannot start at the same time. So a call at the start of the on-call entry replaces
     * it; the rest of the on-call time becomes a new entry.
     */
    private static List<RosterEntry> replaced(RosterEntry onCall, Instant start) {
        return onCall.span().start().equals(start) ? List.of(onCall) : List.of();
    }

    private static List<RosterEntry> added(RosterEntry onCall, RosterEntry callback) {
        List<RosterEntry> entries = new ArrayList<>(List.of(callback));
        Instant end = callback.span().end();
        if (onCall.span().start().equals(callback.span().start())
                && onCall.span().end().isAfter(end)) {
            entries.add(new RosterEntry(
                    onCall.employeeId(),
                    new Interval(end, onCall.span().end()),
                    onCall.kind(),
                    null,
                    onCall.supervisorId()));
        }
        return entries;
    }
}
