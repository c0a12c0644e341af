package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dutywatch.notification.deliveries.PlanDeliveries;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.KnownFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.routing.domain.Route;
import org.dutywatch.notification.routing.domain.RoutingRule;
import org.dutywatch.notification.settings.NotificationConfig;

/** Takes changed findings in and gives each a notice for who answers for the subject now. */
@ApplicationScoped
public class RouteFinding {
    private final LatestFindings findings;
    private final Notices notices;
    private final PlanDeliveries plan;
    private final RoutingRule rule;
    private final NotificationConfig config;
    private final Clock clock;

    RouteFinding(
            LatestFindings findings,
            Notices notices,
            PlanDeliveries plan,
            People people,
            NotificationConfig config,
            Clock clock) {
        this.findings = findings;
        this.notices = notices;
        this.plan = plan;
        this.rule = new RoutingRule(people::find);
        this.config = config;
        this.clock = clock;
    }

    /** In one transaction; a revision that is not newer than the known one changes nothing. */
    @Transactional
    public void route(List<Finding> changed) {
        for (Finding finding : changed) {
            findings.advance(finding).ifPresent(this::follow);
        }
    }

    private void follow(KnownFinding known) {
        Finding finding = known.finding();
        List<Notice> existing = notices.lockOfFinding(finding.findingId());
        if (!finding.holds()) {
            existing.forEach(notice -> notices.save(notice, plan.plan(notice, known)));
            return;
        }
        Route route = rule.route(finding.employeeId());
        if (route instanceof Route.NotYetKnown unknown) {
            await(unknown, existing, known);
        } else {
            address(recipientOf(route, existing), existing, known);
        }
    }

    /** Gives the responsible recipient his notice; the others keep theirs for corrections. */
    private void address(Recipient recipient, List<Notice> existing, KnownFinding known) {
        Finding finding = known.finding();
        Notice mine = existing.stream()
                .filter(notice -> recipient.equals(notice.recipient()))
                .findFirst()
                .or(() -> existing.stream()
                        .filter(notice -> notice.recipient() == null)
                        .findFirst())
                .orElseGet(() -> Notice.draft(finding.findingId(), finding.employeeId(), clock.instant()));
        for (Notice other : existing) {
            if (!other.equals(mine)) {
                notices.save(other, plan.plan(other.responsible(false), known));
            }
        }
        notices.save(mine, plan.plan(mine.to(recipient), known));
    }

    /** Whoever already has a notice is kept informed; if nobody has, the notice waits. */
    private void await(Route.NotYetKnown unknown, List<Notice> existing, KnownFinding known) {
        existing.forEach(notice -> notices.save(notice, plan.plan(notice, known)));
        if (existing.isEmpty()) {
            Finding finding = known.finding();
            Notice draft = Notice.draft(finding.findingId(), finding.employeeId(), clock.instant());
            Notice waiting =
                    draft.waitingFor(unknown.employeeId(), clock.instant().plus(config.waitForEmployee()));
            notices.save(draft, plan.plan(waiting, known));
        }
    }

    /** A supervisor whose mail is refused for good is not tried again with each revision. */
    private static Recipient recipientOf(Route route, List<Notice> existing) {
        if (route instanceof Route.ToSupervisor found) {
            Recipient supervisor = Recipient.supervisor(found.supervisor().employeeId());
            Optional<Notice> refused = existing.stream()
                    .filter(notice -> supervisor.equals(notice.recipient()))
                    .filter(notice -> notice.state() == Notice.State.UNDELIVERABLE)
                    .findFirst();
            return refused.isPresent() ? Recipient.ADMINISTRATORS : supervisor;
        }
        return Recipient.ADMINISTRATORS;
    }
}
