package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.TreeSet;
import java.util.UUID;
import org.dutywatch.notification.duty.StoreDuty.DutyUpdated;
import org.dutywatch.notification.duty.StoreDuty.UpdatedDutyInterval;
import org.dutywatch.notification.findings.LatestFindings;

/** Routes findings again when a changed roster or acting supervisor may change their recipient. */
@ApplicationScoped
class RerouteFindings {
    private final LatestFindings findings;
    private final RouteFinding routeFinding;

    RerouteFindings(LatestFindings findings, RouteFinding routeFinding) {
        this.findings = findings;
        this.routeFinding = routeFinding;
    }

    /** Runs in the transaction that stored the duty. */
    void onDutyUpdated(@Observes DutyUpdated update) {
        var affected = new TreeSet<UUID>();
        for (UpdatedDutyInterval interval : update.intervals()) {
            String subject = interval.acting() ? null : interval.employeeId();
            affected.addAll(findings.inEffectStartingIn(interval.from(), interval.to(), subject));
        }
        affected.forEach(routeFinding::routeAgain);
    }
}
