package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.duty.DutyReplica;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.routing.domain.Route;
import org.dutywatch.notification.routing.domain.RoutingRule;

/**
 * Finds the recipient of a notice. Roster and acting supervisors are those at one instant; the chain of command follows
 * the employees.
 */
@ApplicationScoped
class FindRecipient {
    private final People people;
    private final DutyReplica duty;

    FindRecipient(People people, DutyReplica duty) {
        this.people = people;
        this.duty = duty;
    }

    /**
     * Takes the lock of {@link DutyReplica#lockForRouting}, so that callers need only this class. Must be called before
     * the transaction takes any other lock.
     */
    void lockForRouting() {
        duty.lockForRouting();
    }

    /**
     * Finds the recipient for a finding: with roster and acting supervisors at the start of the shift, so that further
     * log lines about the shift do not change them, and the chain of command as it is known now.
     */
    Route find(Finding finding) {
        return new RoutingRule(people::find, duty.supervisionAt(finding.shift().start())).route(finding.employeeId());
    }

    /**
     * Finds the recipient at a given time, for the preview: with roster and acting supervisors at that time, as they
     * are known now, and the chain of command as it was known at that time.
     */
    Route find(String employeeId, Instant at) {
        return new RoutingRule(id -> people.findAsOf(id, at), duty.supervisionAt(at)).route(employeeId);
    }
}
