package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;

/**
 * Lets one employee work the shift of another, and optionally the other way round. Both happen in one version, so that
 * at no time both employees or neither of them work a shift.
 */
@ApplicationScoped
class SwapShifts {
    private final SingleChanges single;
    private final AuditTrail audit;

    SwapShifts(SingleChanges single, AuditTrail audit) {
        this.single = single;
        this.audit = audit;
    }

    /**
     * @return the change, or the correction under which it waits for a second person
     * @throws ProblemException NOT_FOUND if a shift does not exist; RULE_REFUSED if an employee does not exist, has
     *     clocked in already, or has leave or other duty at that time
     */
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
        List<RosterEntry> givenAway = new ArrayList<>();
        givenAway.add(single.around(both, start, start).shift(one, start));
        if (request.withStart() != null) {
            Instant withStart = ChangeShift.millis(request.withStart());
            givenAway.add(single.around(both, withStart, withStart).shift(other, withStart));
        }
        List<RosterEntry> swapped = givenAway.stream()
                .map(shift -> shift.workedBy(shift.employeeId().equals(one) ? other : one))
                .toList();
        for (int i = 0; i < givenAway.size(); i++) {
            refuseUnlessSwappable(givenAway, givenAway.get(i), swapped.get(i));
        }
        var answer = OperationAnswer.of(single.write(givenAway, swapped, request.reason()));
        if (!answer.waits()) {
            both.forEach(employeeId -> audit.record("swap_shift", employeeId, request.reason()));
        }
        return answer;
    }

    private void refuseUnlessSwappable(List<RosterEntry> givenAway, RosterEntry shift, RosterEntry swapped) {
        var people = List.of(shift.employeeId(), swapped.employeeId());
        var known = single.around(people, shift.span().start(), shift.span().end());
        if (known.clocked().of(shift) != null) {
            throw SingleChanges.refused(shift.employeeId() + " has clocked in for the shift of "
                    + shift.span().start() + ": take the clock times back first");
        }
        known.entries().stream()
                .filter(entry -> entry.employeeId().equals(swapped.employeeId()) && !givenAway.contains(entry))
                .filter(entry -> entry.isLeave()
                        ? entry.span().overlaps(swapped.span())
                        : entry.span().start().equals(swapped.span().start()))
                .findFirst()
                .ifPresent(entry -> {
                    throw SingleChanges.refused(swapped.employeeId() + " has " + entry.kind() + " "
                            + entry.span().start() + " to " + entry.span().end()
                            + " and cannot work the shift of " + shift.span().start());
                });
    }
}
