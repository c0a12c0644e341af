package org.dutywatch.compliance.duty.feeds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Computes from the feeds until when the roster of an employee is known: the last successful fetch of the feed plus the
 * age that its roster may have. If an employee is in several feeds, the earliest of these times counts, because the
 * shifts that the oldest feed may have added since then are missing. The roster of an employee who is in no feed, or
 * only in feeds whose subscription has ended, is known without limit.
 */
@ApplicationScoped
public class RosterHorizon {
    private static final String FEEDS_NOW = """
            select 'feed:' || feed_id as origin, last_success_at as succeeded_at, stale_after from roster_feed
             where deleted_at is null and last_success_at is not null
            """;

    private static final String FEEDS_AS_OF = """
            select 'feed:' || feed.feed_id as origin, latest.succeeded_at, term.stale_after
              from roster_feed feed
              join lateral (select max(fetched_at) as succeeded_at from roster_feed_fetch
                             where feed_id = feed.feed_id and outcome <> 'FAILED' and fetched_at <= :asOf) latest
                on latest.succeeded_at is not null
              join lateral (select stale_after from roster_feed_term
                             where feed_id = feed.feed_id and recorded_at <= :asOf
                             order by recorded_at desc limit 1) term on true
             where feed.deleted_at is null or feed.deleted_at > :asOf
            """;

    /** Means known without limit: no shift ends later. */
    private static final Instant NO_LIMIT = Instant.parse("2100-01-01T00:00:00Z");

    private final Database database;
    private final RosterBook rosterBook;
    private final EvaluationQueue queue;
    private final AlertedShifts alertedShifts;

    RosterHorizon(Database database, RosterBook rosterBook, EvaluationQueue queue, AlertedShifts alertedShifts) {
        this.database = database;
        this.rosterBook = rosterBook;
        this.queue = queue;
        this.alertedShifts = alertedShifts;
    }

    /** A feed of which a fetch has succeeded. Public, because Jdbi creates it. */
    public record FetchedFeed(String origin, Instant succeededAt, String staleAfter) {
        Instant knownUntil() {
            return succeededAt.plus(Duration.parse(staleAfter));
        }
    }

    /** The time until which the roster of each employee is known; an employee without such a limit is absent. */
    public Map<String, Instant> knownUntil(Collection<String> employeeIds) {
        return knownUntil(employeeIds, RosterBook.NOW);
    }

    /**
     * As {@link #knownUntil(Collection)}, but first waits for the lock on the employees. Whoever changes until when
     * rosters are known reads it in this way before the change. Without the lock, two changes of different feeds of an
     * employee would each find the other feed as it was, and nobody would enqueue his shifts; and shifts could be
     * deferred, so that nothing would wait for a running evaluation of them.
     */
    @Transactional(TxType.MANDATORY)
    Map<String, Instant> lockKnownUntil(Collection<String> employeeIds) {
        rosterBook.lock(employeeIds);
        return knownUntil(employeeIds);
    }

    /** As {@link #knownUntil(Collection)}, by the feeds, fetches and entries that were recorded at {@code asOf}. */
    public Map<String, Instant> knownUntil(Collection<String> employeeIds, Instant asOf) {
        Map<String, Instant> horizons = new HashMap<>();
        if (employeeIds.isEmpty()) {
            return horizons;
        }
        Map<String, Instant> feeds = database.withHandle(handle -> (asOf.equals(RosterBook.NOW)
                        ? handle.createQuery(FEEDS_NOW)
                        : handle.createQuery(FEEDS_AS_OF).bind("asOf", asOf))
                .map(ConstructorMapper.of(FetchedFeed.class))
                .collectToMap(FetchedFeed::origin, FetchedFeed::knownUntil));
        if (feeds.isEmpty()) {
            return horizons;
        }
        rosterBook
                .origins(employeeIds, feeds.keySet(), asOf)
                .forEach((employeeId, origins) -> origins.stream()
                        .flatMap(origin -> Stream.ofNullable(feeds.get(origin)))
                        .min(Comparator.naturalOrder())
                        .ifPresent(until -> horizons.put(employeeId, until)));
        return horizons;
    }

    /** Records how long the roster of a feed is known after a fetch, for reads as of an earlier time. */
    void recordTerm(RosterFeed feed, Instant at) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into roster_feed_term (feed_id, recorded_at, stale_after)
                        values (:feedId, :at, :staleAfter)
                        """)
                .bind("feedId", feed.feedId)
                .bind("at", at)
                .bind("staleAfter", feed.staleAfter)
                .execute());
    }

    /** The employees with a current entry from this feed. */
    Set<String> employees(UUID feedId) {
        return rosterBook.importedByFeed(RosterFeed.origin(feedId)).stream()
                .map(imported -> imported.entry().employeeId())
                .collect(Collectors.toSet());
    }

    /**
     * As {@link #enqueueChangedShifts}, for a change that a person decides on. The shifts are enqueued first, as in
     * {@code WriteRosterChanges}; a refusal rolls that back.
     *
     * @param before from {@link #lockKnownUntil}
     * @throws ProblemException RULE_REFUSED if the roster of a shift with an alert would no longer be known
     */
    @Transactional(TxType.MANDATORY)
    void enqueueOrRefuse(Map<String, Instant> before, Map<String, Instant> after) {
        enqueueChangedShifts(before, after);
        List<AffectedInterval> noLongerKnown = new ArrayList<>();
        after.forEach((employee, until) -> {
            Instant was = before.getOrDefault(employee, NO_LIMIT);
            if (until.isBefore(was)) {
                noLongerKnown.add(new AffectedInterval(employee, until, was));
            }
        });
        var alerted = alertedShifts.employeesAlertedIn(noLongerKnown);
        if (!alerted.isEmpty()) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "this would make the roster unknown for shifts with an alert, of "
                            + (alerted.size() == 1 ? "one employee" : alerted.size() + " employees")
                            + ": do not shorten the time for which the feed's roster is known");
        }
    }

    /**
     * Enqueues for evaluation the shifts whose roster was known and no longer is, or the other way round.
     *
     * @param before from {@link #lockKnownUntil}: until when the roster of each employee was known; absent means
     *     without limit
     * @param after until when it is known now; absent means without limit
     */
    @Transactional(TxType.MANDATORY)
    void enqueueChangedShifts(Map<String, Instant> before, Map<String, Instant> after) {
        Set<String> employees = new HashSet<>(before.keySet());
        employees.addAll(after.keySet());
        List<AffectedInterval> affected = new ArrayList<>();
        for (String employee : employees) {
            Instant from = before.getOrDefault(employee, NO_LIMIT);
            Instant to = after.getOrDefault(employee, NO_LIMIT);
            if (!from.equals(to)) {
                affected.add(
                        new AffectedInterval(employee, from.isBefore(to) ? from : to, from.isBefore(to) ? to : from));
            }
        }
        queue.enqueueOverlapping(affected, EvaluationCause.ROSTER);
    }
}
