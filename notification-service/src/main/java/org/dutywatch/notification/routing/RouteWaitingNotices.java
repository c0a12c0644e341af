package org.dutywatch.notification.routing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.dutywatch.notification.deliveries.PlanDeliveries;
import org.dutywatch.notification.directory.KeepDirectory.PeopleChanged;
import org.dutywatch.notification.findings.KnownFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.routing.domain.Route;

/** Finds recipients for notices that wait for an unknown employee. */
@ApplicationScoped
public class RouteWaitingNotices {
    private final LatestFindings findings;
    private final Notices notices;
    private final PlanDeliveries plan;
    private final FindRecipient recipients;
    private final Clock clock;

    RouteWaitingNotices(
            LatestFindings findings, Notices notices, PlanDeliveries plan, FindRecipient recipients, Clock clock) {
        this.findings = findings;
        this.notices = notices;
        this.plan = plan;
        this.recipients = recipients;
        this.clock = clock;
    }

    /** Runs in the transaction that stored the employees. */
    void nowKnown(@Observes PeopleChanged changed) {
        recipients.lock();
        notices.lockWaitingFor(changed.employeeIds()).forEach(this::routeAgain);
    }

    /** Covers two cases: the waiting time is over, or the employee was stored just before the notice began to wait. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void lookAfterWaiting() {
        recipients.lock();
        notices.lockWaiting().forEach(this::routeAgain);
    }

    private void routeAgain(Notice notice) {
        KnownFinding known = findings.get(notice.findingId());
        Route route = recipients.of(known.finding());
        if (route instanceof Route.ToSupervisor found) {
            assignRecipient(
                    notice, known, Recipient.supervisor(found.supervisor().employeeId()));
        } else if (route instanceof Route.NotYetKnown unknown && mayStillWait(notice)) {
            notices.save(notice, notice.waitingForOther(unknown.employeeId()));
        } else {
            assignRecipient(notice, known, Recipient.ADMINISTRATORS);
        }
    }

    private boolean mayStillWait(Notice notice) {
        return notice.routeBy() != null && notice.routeBy().isAfter(clock.instant());
    }

    private void assignRecipient(Notice notice, KnownFinding known, Recipient recipient) {
        notices.save(notice, plan.plan(notice.to(recipient), known));
    }
}
