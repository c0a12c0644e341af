package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.directory.StoreEmployees.PeopleChanged;
import org.dutywatch.notification.duty.StoreDuty.DutyUpdated;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.findings.LatestFindings.ShiftStarts;
import org.dutywatch.notification.notices.Notices;

/**
 * Routes findings again when a changed roster or acting supervisor may change their recipient, or when their recipient
 * has left before he acknowledged the notice.
 */
@ApplicationScoped
class RerouteFindings {
    private final LatestFindings findings;
    private final People people;
    private final Notices notices;
    private final FindRecipient findRecipient;
    private final RouteFinding routeFinding;

    RerouteFindings(
            LatestFindings findings,
            People people,
            Notices notices,
            FindRecipient findRecipient,
            RouteFinding routeFinding) {
        this.findings = findings;
        this.people = people;
        this.notices = notices;
        this.findRecipient = findRecipient;
        this.routeFinding = routeFinding;
    }

    /** Runs in the transaction that stored the employees. */
    void onPeopleChanged(@Observes PeopleChanged changed) {
        findRecipient.lockForRouting();
        var unanswered = notices.findingsUnansweredBy(people.inactive(changed.employeeIds()));
        if (!unanswered.isEmpty()) {
            routeFinding.routeAgain(unanswered);
        }
    }

    /** Runs in the transaction that stored the duty. */
    void onDutyUpdated(@Observes DutyUpdated update) {
        var starts = update.intervals().stream()
                .map(one -> new ShiftStarts(one.from(), one.to(), one.acting() ? null : one.employeeId()))
                .toList();
        routeFinding.routeAgain(findings.inEffectStartingIn(starts));
    }
}
