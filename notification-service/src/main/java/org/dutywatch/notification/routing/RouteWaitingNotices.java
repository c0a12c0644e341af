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

/** Notices that wait for an employee whom we do not know yet find their recipient here. */
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

    /** In the transaction that learned who they are. */
    void nowKnown(@Observes PeopleChanged changed) {
        recipients.lock();
        notices.lockWaitingFor(changed.employeeIds()).forEach(this::tryAgain);
    }

    /** An employee who became known at the very moment that a notice began to wait for him is found here. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void lookAfterWaiting() {
        recipients.lock();
        notices.lockWaiting().forEach(this::tryAgain);
    }

    private void tryAgain(Notice notice) {
        KnownFinding known = findings.get(notice.findingId());
        Route route = recipients.of(known.finding());
        if (route instanceof Route.ToSupervisor found) {
            give(notice, known, Recipient.supervisor(found.supervisor().employeeId()));
        } else if (route instanceof Route.NotYetKnown unknown && isPatient(notice)) {
            notices.save(notice, notice.waitingForOther(unknown.employeeId()));
        } else {
            give(notice, known, Recipient.ADMINISTRATORS);
        }
    }

    private boolean isPatient(Notice notice) {
        return notice.routeBy() != null && notice.routeBy().isAfter(clock.instant());
    }

    private void give(Notice notice, KnownFinding known, Recipient recipient) {
        notices.save(notice, plan.plan(notice.to(recipient), known));
    }
}
