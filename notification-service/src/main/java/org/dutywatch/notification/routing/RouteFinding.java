package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.notification.deliveries.EnqueueMails;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.notices.Recipient;
import org.dutywatch.notification.routing.domain.Route;
import org.dutywatch.notification.settings.NotificationConfig;

/**
 * Stores changed findings, and gives each one that is in effect a notice to the recipient whom {@link FindRecipient}
 * finds. A withdrawn or superseded finding gets no new recipient.
 */
@ApplicationScoped
public class RouteFinding {
    private final LatestFindings findings;
    private final Notices notices;
    private final EnqueueMails enqueueMails;
    private final FindRecipient findRecipient;
    private final NotificationConfig config;
    private final Clock clock;

    RouteFinding(
            LatestFindings findings,
            Notices notices,
            EnqueueMails enqueueMails,
            FindRecipient findRecipient,
            NotificationConfig config,
            Clock clock) {
        this.findings = findings;
        this.notices = notices;
        this.enqueueMails = enqueueMails;
        this.findRecipient = findRecipient;
        this.config = config;
        this.clock = clock;
    }

    /** Stores and routes in one transaction. A revision that is not newer than the stored one changes nothing. */
    @Transactional
    public void route(List<Finding> changed) {
        findRecipient.lockForRouting();
        for (Finding finding : changed) {
            findings.storeIfNewer(finding).ifPresent(this::routeRevision);
        }
    }

    /**
     * Finds the recipient of a stored finding again. A previous recipient keeps his notice for corrections. Must run in
     * the transaction that changed the duty: its lock keeps other transactions from routing meanwhile.
     */
    @Transactional(TxType.MANDATORY)
    public void routeAgain(UUID findingId) {
        LatestFinding known = findings.get(findingId);
        List<Notice> existing = notices.lockOfFinding(findingId);
        Route route = findRecipient.find(known.finding());
        if (route instanceof Route.NotYetKnown) {
            return;
        }
        Recipient recipient = recipientOf(route, existing);
        boolean unchanged =
                existing.stream().anyMatch(notice -> notice.responsible() && recipient.equals(notice.recipient()));
        if (!unchanged) {
            assignRecipient(recipient, existing, known);
        }
    }

    private void routeRevision(LatestFinding known) {
        Finding finding = known.finding();
        List<Notice> existing = notices.lockOfFinding(finding.findingId());
        if (!finding.inEffect()) {
            existing.forEach(notice -> notices.save(notice, enqueueMails.enqueue(notice, known)));
            return;
        }
        Route route = findRecipient.find(finding);
        if (route instanceof Route.NotYetKnown unknown) {
            waitForEmployee(unknown, existing, known);
        } else {
            assignRecipient(recipientOf(route, existing), existing, known);
        }
    }

    /** Gives the notice to this recipient; other recipients keep theirs for corrections. */
    private void assignRecipient(Recipient recipient, List<Notice> existing, LatestFinding known) {
        Finding finding = known.finding();
        Notice current = existing.stream()
                .filter(notice -> recipient.equals(notice.recipient()))
                .findFirst()
                .or(() -> existing.stream()
                        .filter(notice -> notice.recipient() == null)
                        .findFirst())
                .orElseGet(() -> Notice.draft(finding.findingId(), finding.employeeId(), clock.instant()));
        for (Notice other : existing) {
            if (!other.equals(current)) {
                notices.save(other, enqueueMails.enqueue(other.withResponsible(false), known));
            }
        }
        notices.save(current, enqueueMails.enqueue(current.withRecipient(recipient), known));
    }

    /** Updates the existing notices; if there is none, creates one that waits for the unknown employee. */
    private void waitForEmployee(Route.NotYetKnown unknown, List<Notice> existing, LatestFinding known) {
        existing.forEach(notice -> notices.save(notice, enqueueMails.enqueue(notice, known)));
        if (existing.isEmpty()) {
            Finding finding = known.finding();
            Notice draft = Notice.draft(finding.findingId(), finding.employeeId(), clock.instant());
            Notice waiting =
                    draft.awaitingEmployee(unknown.employeeId(), clock.instant().plus(config.waitForEmployee()));
            notices.save(draft, enqueueMails.enqueue(waiting, known));
        }
    }

    /**
     * Returns the administrators, for this and later revisions, if a mail to the supervisor about this finding has
     * failed.
     */
    private static Recipient recipientOf(Route route, List<Notice> existing) {
        if (route instanceof Route.ToSupervisor found) {
            Recipient supervisor = Recipient.supervisor(found.supervisor().employeeId());
            Optional<Notice> undeliverable = existing.stream()
                    .filter(notice -> supervisor.equals(notice.recipient()))
                    .filter(notice -> notice.state() == Notice.State.UNDELIVERABLE)
                    .findFirst();
            return undeliverable.isPresent() ? Recipient.ADMINISTRATORS : supervisor;
        }
        return Recipient.ADMINISTRATORS;
    }
}
