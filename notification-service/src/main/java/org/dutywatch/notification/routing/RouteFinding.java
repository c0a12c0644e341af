package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.notification.deliveries.PlanDeliveries;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.KnownFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.routing.domain.Route;
import org.dutywatch.notification.settings.NotificationConfig;

/** Takes changed findings in and gives each a notice for who answers for the subject now. */
@ApplicationScoped
public class RouteFinding {
    private final LatestFindings findings;
    private final Notices notices;
    private final PlanDeliveries plan;
    private final FindRecipient recipients;
    private final NotificationConfig config;
    private final Clock clock;

    RouteFinding(
            LatestFindings findings,
            Notices notices,
            PlanDeliveries plan,
            FindRecipient recipients,
            NotificationConfig config,
            Clock clock) {
        this.findings = findings;
        this.notices = notices;
        this.plan = plan;
        this.recipients = recipients;
        this.config = config;
        this.clock = clock;
    }

    /** In one transaction; a revision that is not newer than the known one changes nothing. */
    @Transactional
    public void route(List<Finding> changed) {
        recipients.lock();
        for (Finding finding : changed) {
            findings.advance(finding).ifPresent(this::follow);
        }
    }

    /**
     * Looks again who answers for the subject of a known finding that holds; who answered before keeps his notice for
     * corrections. The caller's transaction has changed what decides that, and keeps others from routing meanwhile.
     */
    @Transactional(TxType.MANDATORY)
    public void routeAgain(UUID findingId) {
        KnownFinding known = findings.get(findingId);
        List<Notice> existing = notices.lockOfFinding(findingId);
        Route route = recipients.of(known.finding());
        if (route instanceof Route.NotYetKnown) {
            return;
        }
        Recipient recipient = recipientOf(route, existing);
        boolean unchanged =
                existing.stream().anyMatch(notice -> notice.responsible() && recipient.equals(notice.recipient()));
        if (!unchanged) {
            address(recipient, existing, known);
        }
    }

    private void follow(KnownFinding known) {
        Finding finding = known.finding();
        List<Notice> existing = notices.lockOfFinding(finding.findingId());
        if (!finding.holds()) {
            existing.forEach(notice -> notices.save(notice, plan.plan(notice, known)));
            return;
        }
        Route route = recipients.of(finding);
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
