package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.duty.ToldDuty;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.routing.domain.Route;
import org.dutywatch.notification.routing.domain.RoutingRule;

/** Finds the recipient of a notice from the employees, the roster and the acting supervisors as they are known. */
@ApplicationScoped
class FindRecipient {
    private final People people;
    private final ToldDuty duty;

    FindRecipient(People people, ToldDuty duty) {
        this.people = people;
        this.duty = duty;
    }

    /** Must be called before any other lock is taken in a transaction that finds recipients. */
    void lock() {
        duty.lockForRouting();
    }

    /**
     * Finds the supervisor at the start of the shift, so that further log lines about the shift do not change the
     * recipient.
     */
    Route of(Finding finding) {
        return new RoutingRule(people::find, duty.at(finding.shift().start())).route(finding.employeeId());
    }

    /**
     * Finds the recipient at the given time, with the employees as they were known then and the roster as it is known
     * now.
     */
    Route of(String employeeId, Instant at) {
        return new RoutingRule(id -> people.findAsOf(id, at), duty.at(at)).route(employeeId);
    }
}
