package org.dutywatch.compliance.duty.feeds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.duty.queue.EvaluationCause;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/**
 * Computes from the feeds until when the roster of an employee is known: the last successful fetch of the feed plus the
 * age that its roster may have. If an employee is in several feeds, the earliest of these times counts, because the
 * shifts that the oldest feed may have added since then are missing. The roster of an employee who is in no feed, or
 * only in feeds whose subscription has ended, is known without limit.
 */
@ApplicationScoped
public class RosterHorizon {
    private static final String HORIZONS = """
            select distinct entry.employee_id, feed.last_success_at, feed.stale_after
              from roster_entry entry
              join roster_feed feed on entry.origin = 'feed:' || feed.feed_id
             where entry.superseded_at is null and feed.deleted_at is null and feed.last_success_at is not null
               and entry.employee_id = any(?)
            """;

    private static final String EMPLOYEES =
            "select distinct employee_id from roster_entry where origin = ? and superseded_at is null";

    /** Means known without limit: no shift ends later. */
    private static final Instant NO_LIMIT = Instant.parse("2100-01-01T00:00:00Z");

    private final DataSource database;
    private final EvaluationQueue queue;
    private final AlertedShifts alertedShifts;

    RosterHorizon(DataSource database, EvaluationQueue queue, AlertedShifts alertedShifts) {
        this.database = database;
        this.queue = queue;
        this.alertedShifts = alertedShifts;
    }

    public Map<String, Instant> knownUntil(Collection<String> employeeIds) {
        Map<String, Instant> horizons = new HashMap<>();
        if (employeeIds.isEmpty()) {
            return horizons;
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(HORIZONS)) {
            select.setArray(1, connection.createArrayOf("text", employeeIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    Instant until =
                            rows.getObject(2, OffsetDateTime.class).toInstant().plus(Duration.parse(rows.getString(3)));
                    horizons.merge(rows.getString(1), until, (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read how old the feeds are", e);
        }
        return horizons;
    }

    /** The employees of whom the roster has a current entry from this feed. */
    Set<String> employees(UUID feedId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(EMPLOYEES)) {
            select.setString(1, RosterFeed.origin(feedId));
            try (var rows = select.executeQuery()) {
                Set<String> employees = new HashSet<>();
                while (rows.next()) {
                    employees.add(rows.getString(1));
                }
                return employees;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the employees of a feed", e);
        }
    }

    /**
     * As {@link #enqueueChangedShifts}, for a change that a person decides on. The shifts are enqueued first, as in
     * {@code WriteRosterChanges}; a refusal rolls that back.
     *
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
     * @param before until when the roster of each employee was known; absent means without limit
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
