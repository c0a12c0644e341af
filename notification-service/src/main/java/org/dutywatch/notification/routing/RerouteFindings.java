package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.TreeSet;
import java.util.UUID;
import org.dutywatch.notification.duty.KeepDuty.DutyLearned;
import org.dutywatch.notification.duty.KeepDuty.Stretch;
import org.dutywatch.notification.findings.LatestFindings;

/** A roster, or an acting supervisor, that comes after the finding changes who answers for it. */
@ApplicationScoped
class RerouteFindings {
    private final LatestFindings findings;
    private final RouteFinding routeFinding;

    RerouteFindings(LatestFindings findings, RouteFinding routeFinding) {
        this.findings = findings;
        this.routeFinding = routeFinding;
    }

    /** In the transaction that learned it. */
    void dutyLearned(@Observes DutyLearned learned) {
        var touched = new TreeSet<UUID>();
        for (Stretch stretch : learned.stretches()) {
            String onlyAbout = stretch.acting() ? null : stretch.employeeId();
            touched.addAll(findings.standingIn(stretch.from(), stretch.to(), onlyAbout));
        }
        touched.forEach(routeFinding::routeAgain);
    }
}
