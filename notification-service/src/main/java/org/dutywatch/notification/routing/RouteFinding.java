package org.dutywatch.notification.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
 * finds, but only once it was evaluated with the duty that this service knows, see {@link AwaitedEvaluations}. A
 * withdrawn or superseded finding gets no new recipient.
 */
@ApplicationScoped
public class RouteFinding {
    private final LatestFindings findings;
    private final Notices notices;
    private final EnqueueMails enqueueMails;
    private final FindRecipient findRecipient;
    private final ChooseRecipient chooseRecipient;
    private final AwaitedEvaluations awaitedEvaluations;
    private final NotificationConfig config;
    private final Clock clock;

    RouteFinding(
            LatestFindings findings,
            Notices notices,
            EnqueueMails enqueueMails,
            FindRecipient findRecipient,
            ChooseRecipient chooseRecipient,
            AwaitedEvaluations awaitedEvaluations,
            NotificationConfig config,
            Clock clock) {
        this.findings = findings;
        this.notices = notices;
        this.enqueueMails = enqueueMails;
        this.findRecipient = findRecipient;
        this.chooseRecipient = chooseRecipient;
        this.awaitedEvaluations = awaitedEvaluations;
        this.config = config;
        this.clock = clock;
    }

    /** Stores and routes in one transaction. A revision that is not newer than the stored one changes nothing. */
    @Transactional
    public void route(List<Finding> changed) {
        findRecipient.lockForRouting();
        Deque<Finding> waiting = new ArrayDeque<>(changed);
        while (!waiting.isEmpty()) {
            List<Finding> batch = firstOfEachFinding(waiting);
            routeRevisions(evaluated(findings.storeNewer(batch)));
            routeRevisions(evaluated(findings.storeEvaluatedAgain(batch)));
        }
    }

    /** Routes the findings whose evaluation with the newest duty did not arrive in time, as they are. */
    @Transactional
    public void routeOverdue() {
        findRecipient.lockForRouting();
        routeRevisions(
                List.copyOf(findings.getAll(awaitedEvaluations.takeOverdue()).values()));
    }

    /** Postpones the findings that wait for an evaluation, and returns the others. */
    private List<LatestFinding> evaluated(List<LatestFinding> all) {
        Set<UUID> waiting = all.isEmpty() ? Set.of() : awaitedEvaluations.postpone(idsOf(all));
        return all.stream()
                .filter(known -> !waiting.contains(known.finding().findingId()))
                .toList();
    }

    /** Removes the first revision of each finding and returns them; later revisions follow in another round. */
    private static List<Finding> firstOfEachFinding(Collection<Finding> waiting) {
        Map<UUID, Finding> first = new LinkedHashMap<>();
        waiting.removeIf(finding -> first.putIfAbsent(finding.findingId(), finding) == null);
        return List.copyOf(first.values());
    }

    private void routeRevisions(List<LatestFinding> stored) {
        if (stored.isEmpty()) {
            return;
        }
        Map<UUID, List<Notice>> existing = notices.lockOfFindings(idsOf(stored));
        var routes = findRecipient.forFindings(findingsOf(stored));
        for (LatestFinding known : stored) {
            routeRevision(known, existing.getOrDefault(known.finding().findingId(), List.of()), routes);
        }
    }

    /**
     * Finds the recipients of stored findings again. A previous recipient keeps his notice for corrections. Must run in
     * the transaction that stored the duty, under its exclusive lock: with a shared one, a finding could be routed with
     * the earlier duty at the same time, and this method would not see it.
     */
    @Transactional(TxType.MANDATORY)
    public void routeAgain(Collection<UUID> findingIds) {
        Map<UUID, List<Notice>> existing = notices.lockOfFindings(findingIds);
        Map<UUID, LatestFinding> known = findings.getAll(findingIds);
        var routes = findRecipient.forFindings(findingsOf(known.values()));
        Map<LatestFinding, Recipient> newRecipients = new LinkedHashMap<>();
        known.forEach(
                (id, finding) -> newRecipient(routes.apply(finding.finding()), existing.getOrDefault(id, List.of()))
                        .ifPresent(recipient -> newRecipients.put(finding, recipient)));
        evaluated(List.copyOf(newRecipients.keySet()))
                .forEach(finding -> assignRecipient(
                        Objects.requireNonNull(newRecipients.get(finding)),
                        existing.getOrDefault(finding.finding().findingId(), List.of()),
                        finding));
    }

    /** Returns the recipient if he is known and not responsible yet. */
    private Optional<Recipient> newRecipient(Route route, List<Notice> existing) {
        if (route instanceof Route.NotYetKnown) {
            return Optional.empty();
        }
        Recipient recipient = chooseRecipient.of(route, existing);
        boolean unchanged =
                existing.stream().anyMatch(notice -> notice.responsible() && recipient.equals(notice.recipient()));
        return unchanged ? Optional.empty() : Optional.of(recipient);
    }

    private void routeRevision(LatestFinding known, List<Notice> existing, Function<Finding, Route> routes) {
        Finding finding = known.finding();
        if (!finding.inEffect()) {
            existing.forEach(notice -> notices.save(notice, enqueueMails.enqueue(notice, known)));
            return;
        }
        Route route = routes.apply(finding);
        if (route instanceof Route.NotYetKnown unknown) {
            waitForEmployee(unknown, existing, known);
        } else {
            assignRecipient(chooseRecipient.of(route, existing), existing, known);
        }
    }

    /** Gives the notice to this recipient; other recipients keep theirs for corrections. */
    void assignRecipient(Recipient recipient, List<Notice> existing, LatestFinding known) {
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

    private static List<UUID> idsOf(Collection<LatestFinding> known) {
        return known.stream().map(one -> one.finding().findingId()).toList();
    }

    private static List<Finding> findingsOf(Collection<LatestFinding> known) {
        return known.stream().map(LatestFinding::finding).toList();
    }
}
