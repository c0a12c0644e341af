package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.dutywatch.notification.duty.StoreDuty.DutyUpdated;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.findings.LatestFindings.ShiftStarts;

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
        var starts = update.intervals().stream()
                .map(one -> new ShiftStarts(one.from(), one.to(), one.acting() ? null : one.employeeId()))
                .toList();
        routeFinding.routeAgain(findings.inEffectStartingIn(starts));
    }
}
