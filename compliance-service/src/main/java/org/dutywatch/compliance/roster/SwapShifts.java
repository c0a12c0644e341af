package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;

/** One employee works another's shift, and perhaps the other way round: one version, so that never both or nobody works it. */
@ApplicationScoped
class SwapShifts {
    private final SingleChanges single;
    private final AuditTrail audit;

    SwapShifts(SingleChanges single, AuditTrail audit) {
        this.single = single;
        this.audit = audit;
    }

    /** @throws ProblemException NOT_FOUND where a shift is; RULE_REFUSED where one of the two cannot work the other's */
    @Transactional
    OperationAnswer apply(SwapRequest request) {
        String one = request.employeeId();
        String other = request.withEmployeeId();
        if (one.equals(other)) {
            throw SingleChanges.refused("nobody swaps with himself: with_employee_id is employee_id");
        }
        var both = List.of(one, other);
        single.lock(both);
        Instant start = ChangeShift.millis(request.start());
        List<RosterEntry> given = new ArrayList<>();
        given.add(single.around(both, start, start).shift(one, start));
        if (request.withStart() != null) {
            Instant withStart = ChangeShift.millis(request.withStart());
            given.add(single.around(both, withStart, withStart).shift(other, withStart));
        }
        List<RosterEntry> taken = given.stream()
                .map(shift -> shift.workedBy(shift.employeeId().equals(one) ? other : one))
                .toList();
        for (int i = 0; i < given.size(); i++) {
            refuseWhatCannotChangeHands(given, given.get(i), taken.get(i));
        }
        var answer = OperationAnswer.of(single.write(given, taken, request.reason()));
        if (!answer.waits()) {
            both.forEach(employeeId -> audit.record("swap_shift", employeeId, request.reason()));
        }
        return answer;
    }

    private void refuseWhatCannotChangeHands(List<RosterEntry> given, RosterEntry shift, RosterEntry taken) {
        var people = List.of(shift.employeeId(), taken.employeeId());
        var known = single.around(people, shift.span().start(), shift.span().end());
        if (known.clocked().of(shift) != null) {
            throw SingleChanges.refused(shift.employeeId() + " has clocked in for the shift of "
                    + shift.span().start() + ": take the clock times back first");
        }
        known.entries().stream()
                .filter(entry -> entry.employeeId().equals(taken.employeeId()) && !given.contains(entry))
                .filter(entry -> entry.isLeave()
                        ? entry.span().overlaps(taken.span())
                        : entry.span().start().equals(taken.span().start()))
                .findFirst()
                .ifPresent(entry -> {
                    throw SingleChanges.refused(taken.employeeId() + " has " + entry.kind() + " "
                            + entry.span().start() + " to " + entry.span().end()
                            + " and cannot work the shift of " + shift.span().start());
                });
    }
}
