package org.dutywatch.compliance.duty.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;

/**
 * Lets one employee work the shift of another, and optionally the other way round. Both happen in one version, so that
 * at no time both employees or neither of them work a shift.
 */
@ApplicationScoped
class SwapShifts {
    private final AtomicRosterChanges atomicChanges;
    private final AuditTrail audit;

    SwapShifts(AtomicRosterChanges atomicChanges, AuditTrail audit) {
        this.atomicChanges = atomicChanges;
        this.audit = audit;
    }

    /**
     * @return the change, or the correction under which it waits for a second person
     * @throws ProblemException NOT_FOUND if a shift does not exist; RULE_REFUSED if an employee does not exist, has
     *     clocked in already, or has leave or other duty at that time
     */
    @Transactional
    RosterOperationResponse apply(SwapRequest request) {
        String one = request.employeeId();
        String other = request.withEmployeeId();
        if (one.equals(other)) {
            throw AtomicRosterChanges.refused("nobody can swap with himself: with_employee_id equals employee_id");
        }
        var both = List.of(one, other);
        atomicChanges.lock(both);
        Instant start = ChangeShift.millis(request.start());
        List<RosterEntry> givenAway = new ArrayList<>();
        givenAway.add(atomicChanges.shift(one, start));
        if (request.withStart() != null) {
            Instant withStart = ChangeShift.millis(request.withStart());
            givenAway.add(atomicChanges.shift(other, withStart));
        }
        List<RosterEntry> swapped = givenAway.stream()
                .map(shift -> shift.forEmployee(shift.employeeId().equals(one) ? other : one))
                .toList();
        for (int i = 0; i < givenAway.size(); i++) {
            refuseUnlessSwappable(givenAway, givenAway.get(i), swapped.get(i));
        }
        var response = RosterOperationResponse.of(atomicChanges.write(givenAway, swapped, request.reason()));
        if (!response.awaitsApproval()) {
            both.forEach(employeeId -> audit.record("swap_shift", employeeId, request.reason()));
        }
        return response;
    }

    private void refuseUnlessSwappable(List<RosterEntry> givenAway, RosterEntry shift, RosterEntry swapped) {
        var people = List.of(shift.employeeId(), swapped.employeeId());
        var nearby = atomicChanges.rosterAround(
                people, shift.span().start(), shift.span().end());
        if (nearby.clocked().timesOf(shift) != null) {
            throw AtomicRosterChanges.refused(shift.employeeId() + " has clocked in for the shift of "
                    + shift.span().start() + ": remove the clock times first");
        }
        nearby.entriesOf(swapped.employeeId()).stream()
                .filter(entry -> !givenAway.contains(entry))
                .filter(entry -> entry.isLeave()
                        ? entry.span().overlaps(swapped.span())
                        : entry.span().start().equals(swapped.span().start()))
                .findFirst()
                .ifPresent(entry -> {
                    throw AtomicRosterChanges.refused(swapped.employeeId() + " has " + entry.kind() + " "
                            + entry.span().start() + " to " + entry.span().end()
                            + " and cannot work the shift of " + shift.span().start());
                });
    }
}
