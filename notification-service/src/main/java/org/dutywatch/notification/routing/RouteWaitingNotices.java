package org.dutywatch.notification.routing;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.notification.deliveries.EnqueueMails;
import org.dutywatch.notification.directory.StoreEmployees.PeopleChanged;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.routing.domain.Route;

/**
 * Finds recipients for notices that wait for an unknown employee or whose recipient has left, and routes findings that
 * have waited for their evaluation for too long. If the finding was withdrawn meanwhile, its notice gets a recipient
 * too, but nobody is notified.
 */
@ApplicationScoped
public class RouteWaitingNotices {
    private final LatestFindings findings;
    private final Notices notices;
    private final EnqueueMails enqueueMails;
    private final FindRecipient findRecipient;
    private final RouteFinding routeFinding;
    private final RouteNoticesOfLeavers routeNoticesOfLeavers;
    private final AwaitedEvaluations awaitedEvaluations;
    private final Clock clock;

    RouteWaitingNotices(
            LatestFindings findings,
            Notices notices,
            EnqueueMails enqueueMails,
            FindRecipient findRecipient,
            RouteFinding routeFinding,
            RouteNoticesOfLeavers routeNoticesOfLeavers,
            AwaitedEvaluations awaitedEvaluations,
            Clock clock) {
        this.findings = findings;
        this.notices = notices;
        this.enqueueMails = enqueueMails;
        this.findRecipient = findRecipient;
        this.routeFinding = routeFinding;
        this.routeNoticesOfLeavers = routeNoticesOfLeavers;
        this.awaitedEvaluations = awaitedEvaluations;
        this.clock = clock;
    }

    /** Runs in the transaction that stored the employees. */
    void onPeopleChanged(@Observes PeopleChanged changed) {
        findRecipient.lockForRouting();
        routeAgain(notices.lockWaitingFor(changed.employeeIds()));
    }

    /**
     * Covers three cases: the waiting time is over, the employee was stored just before the notice began to wait, or
     * the recipient has left. That is looked for again and again, not only when he leaves, because a finding can be
     * routed to him while that is stored.
     */
    @Transactional
    public void routeWaiting() {
        findRecipient.lockForRouting();
        routeFinding.routeOverdue();
        routeAgain(notices.lockWaiting());
        routeNoticesOfLeavers.route();
    }

    private void routeAgain(List<Notice> waiting) {
        if (waiting.isEmpty()) {
            return;
        }
        var ids = waiting.stream().map(Notice::findingId).toList();
        Map<UUID, LatestFinding> known = findings.getAll(ids);
        Set<UUID> unevaluated = awaitedEvaluations.among(ids);
        var routes = findRecipient.forFindings(
                known.values().stream().map(LatestFinding::finding).toList());
        for (Notice notice : waiting) {
            LatestFinding finding = requireNonNull(known.get(notice.findingId()));
            if (!unevaluated.contains(notice.findingId()) || !mayStillWait(notice)) {
                routeAgain(notice, finding, routes.apply(finding.finding()));
            }
        }
    }

    private void routeAgain(Notice notice, LatestFinding known, Route route) {
        if (route instanceof Route.ToSupervisor found) {
            assignRecipient(
                    notice, known, Recipient.supervisor(found.supervisor().employeeId()));
        } else if (route instanceof Route.NotYetKnown unknown && mayStillWait(notice)) {
            notices.save(notice, notice.awaitingOtherEmployee(unknown.employeeId()));
        } else {
            assignRecipient(notice, known, Recipient.ADMINISTRATORS);
        }
    }

    private boolean mayStillWait(Notice notice) {
        return notice.routeBy() != null && notice.routeBy().isAfter(clock.instant());
    }

    private void assignRecipient(Notice notice, LatestFinding known, Recipient recipient) {
        notices.save(notice, enqueueMails.enqueue(notice.withRecipient(recipient), known));
    }
}
