package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.duty.ToldDuty;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.routing.domain.Route;
import org.dutywatch.notification.routing.domain.RoutingRule;

/** Finds who answers for somebody, as people, roster and acting supervisors are known. */
@ApplicationScoped
class FindRecipient {
    private final People people;
    private final ToldDuty duty;

    FindRecipient(People people, ToldDuty duty) {
        this.people = people;
        this.duty = duty;
    }

    /** Call it before the first lock of a transaction that finds recipients. */
    void lock() {
        duty.lockForRouting();
    }

    /** The supervisor of the shift: at its start, so that more lines about it do not change who is told. */
    Route of(Finding finding) {
        return new RoutingRule(people::find, duty.at(finding.shift().start())).route(finding.employeeId());
    }

    /** Who would be told of somebody at this time: the people as they were known then, the roster as it is known now. */
    Route of(String employeeId, Instant at) {
        return new RoutingRule(id -> people.findAsOf(id, at), duty.at(at)).route(employeeId);
    }
}
