package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.TreeSet;
import java.util.UUID;
import org.dutywatch.notification.duty.KeepDuty.DutyLearned;
import org.dutywatch.notification.duty.KeepDuty.Stretch;
import org.dutywatch.notification.findings.LatestFindings;

/** Routes findings again when a roster or an acting supervisor that arrives later changes their recipient. */
@ApplicationScoped
class RerouteFindings {
    private final LatestFindings findings;
    private final RouteFinding routeFinding;

    RerouteFindings(LatestFindings findings, RouteFinding routeFinding) {
        this.findings = findings;
        this.routeFinding = routeFinding;
    }

    /** Runs in the transaction that stored the duty. */
    void dutyLearned(@Observes DutyLearned learned) {
        var affected = new TreeSet<UUID>();
        for (Stretch stretch : learned.stretches()) {
            String subject = stretch.acting() ? null : stretch.employeeId();
            affected.addAll(findings.standingIn(stretch.from(), stretch.to(), subject));
        }
        affected.forEach(routeFinding::routeAgain);
    }
}
