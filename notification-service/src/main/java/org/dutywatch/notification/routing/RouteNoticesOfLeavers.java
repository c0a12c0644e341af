package org.dutywatch.notification.routing;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.notification.directory.Leavers;
import org.dutywatch.notification.findings.Finding;
import org.dutywatch.notification.findings.LatestFinding;
import org.dutywatch.notification.findings.LatestFindings;
import org.dutywatch.notification.notices.Notice;
import org.dutywatch.notification.notices.Notice.State;
import org.dutywatch.notification.notices.Notices;
import org.dutywatch.notification.routing.domain.Route;
import org.dutywatch.notification.settings.NotificationConfig;

/**
 * Gives the open findings of a recipient who has left to the next above, unless somebody has acknowledged them. An
 * alert is mailed to him, a review is shown in his inbox. If somebody above is unknown, the finding waits, at most
 * {@link NotificationConfig#waitForEmployee}; then the administrators get it.
 */
@ApplicationScoped
class RouteNoticesOfLeavers {
    /** Those that wait for an employee come last, so that they do not keep others from being routed. */
    private static final String UNANSWERED = """
            select n.finding_id
              from leaver l
              join notice n on n.recipient_kind = 'SUPERVISOR' and n.recipient_id = l.employee_id and n.responsible
                           and n.state in ('PENDING', 'TOLD') and n.created_at >= :oldest
              join finding f on f.finding_id = n.finding_id
             where l.left_at <= :leftBefore and not f.withdrawn and f.body ->> 'state' = 'OPEN' and f.route_by is null
               and not exists (select from notice other
                                where other.finding_id = n.finding_id and other.state = 'ACKNOWLEDGED')
             order by n.route_by nulls first, n.finding_id limit 200
            """;

    private final Database database;
    private final Leavers leavers;
    private final LatestFindings findings;
    private final Notices notices;
    private final FindRecipient findRecipient;
    private final ChooseRecipient chooseRecipient;
    private final RouteFinding routeFinding;
    private final AwaitedEvaluations awaitedEvaluations;
    private final NotificationConfig config;
    private final Clock clock;

    RouteNoticesOfLeavers(
            Database database,
            Leavers leavers,
            LatestFindings findings,
            Notices notices,
            FindRecipient findRecipient,
            ChooseRecipient chooseRecipient,
            RouteFinding routeFinding,
            AwaitedEvaluations awaitedEvaluations,
            NotificationConfig config,
            Clock clock) {
        this.database = database;
        this.leavers = leavers;
        this.findings = findings;
        this.notices = notices;
        this.findRecipient = findRecipient;
        this.chooseRecipient = chooseRecipient;
        this.routeFinding = routeFinding;
        this.awaitedEvaluations = awaitedEvaluations;
        this.config = config;
        this.clock = clock;
    }

    /** Routes at most 200 findings, in a transaction that has the lock for routing. */
    @Transactional(TxType.MANDATORY)
    public void route() {
        List<UUID> ids = unanswered();
        if (ids.isEmpty()) {
            return;
        }
        Map<UUID, List<Notice>> existing = notices.lockOfFindings(ids);
        // Somebody may have acknowledged a notice before it was locked.
        existing.values().removeIf(all -> all.stream().anyMatch(one -> one.state() == State.ACKNOWLEDGED));
        Map<UUID, LatestFinding> known = findings.getAll(existing.keySet());
        var routes = findRecipient.forFindings(
                known.values().stream().map(LatestFinding::finding).toList());
        Set<UUID> unevaluated = awaitedEvaluations.postpone(existing.entrySet().stream()
                .filter(one -> one.getValue().stream().noneMatch(this::hasWaitedEnough))
                .map(Map.Entry::getKey)
                .toList());
        existing.forEach((id, all) -> {
            LatestFinding finding = requireNonNull(known.get(id));
            if (!unevaluated.contains(id)) {
                route(finding, all, routes);
            }
        });
    }

    private List<UUID> unanswered() {
        Instant oldest = clock.instant().minus(config.rerouteWithin());
        return database.withHandle(handle -> handle.createQuery(UNANSWERED)
                .bind("oldest", oldest)
                .bind("leftBefore", leavers.leftBefore())
                .mapTo(UUID.class)
                .list());
    }

    private void route(LatestFinding known, List<Notice> existing, Function<Finding, Route> routes) {
        Route route = routes.apply(known.finding());
        if (route instanceof Route.NotYetKnown unknown && existing.stream().noneMatch(this::hasWaitedEnough)) {
            existing.stream()
                    .filter(one -> one.responsible() && one.routeBy() == null)
                    .forEach(one -> notices.save(
                            one,
                            one.keptUntilKnown(
                                    unknown.employeeId(), clock.instant().plus(config.waitForEmployee()))));
            return;
        }
        routeFinding.assignRecipient(chooseRecipient.of(route, existing), existing, known);
    }

    private boolean hasWaitedEnough(Notice notice) {
        return notice.responsible()
                && notice.routeBy() != null
                && !notice.routeBy().isAfter(clock.instant());
    }
}
