package org.dutywatch.compliance.measuring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.evidence.EvidenceHour;
import org.dutywatch.compliance.model.evidence.EvidencePack;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** Evidence in the table {@code evidence}: a set that only grows, until a whole day is dropped. */
@ApplicationScoped
public class Evidence {
    /**
     * The first half reads hours up to 7 hours before a window: {@link EvidenceHour#USUAL_DURATION} (6 hours) and the
     * hour itself. The second half finds longer accesses, up to 169 hours before: {@link EvidenceHour#MAX_DURATION} (7
     * days) and the hour itself; its condition matches the index evidence_overlong. The last two bounds of each half
     * span all windows, so that PostgreSQL can prune partitions. They are plain values: with computed bounds PostgreSQL
     * would prune only after planning for every existing day.
     */
    private static final String OVERLAPPING = """
            with queried as (
                select position, employee_id, from_at, to_at
                  from unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality
                       as queried (employee_id, from_at, to_at, position))
            select queried.position, e.hour, e.packed
              from queried
              join evidence e on e.employee_id = queried.employee_id and e.hour <= queried.to_at
               and e.hour >= queried.from_at - interval '7 hours' and e.until >= queried.from_at
             where not e.overlong and e.hour >= ? and e.hour <= ?
            union all
            select queried.position, e.hour, e.packed
              from queried
              join evidence e on e.employee_id = queried.employee_id and e.hour <= queried.to_at
               and e.hour >= queried.from_at - interval '169 hours' and e.until >= queried.from_at
             where e.overlong and e.hour >= ? and e.hour <= ?
            """;

    /** An access begins less than this after the start of its hour. */
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private static final String DROPPED = """
            select day, dropped_until from evidence_day
             where dropped_at is not null and day <= ?::date and dropped_until >= ?
            """;

    private final DataSource database;

    Evidence(DataSource database) {
        this.database = database;
    }

    /**
     * Adds new observations and merges them with known ones of the same id.
     *
     * @return the time of each observation that changed the evidence
     */
    List<CollectEvidence.AddedEvidence> add(Collection<AccessObserved> observations) {
        SortedMap<HourKey, List<AccessObserved>> remaining =
                observations.stream().collect(Collectors.groupingBy(HourKey::of, TreeMap::new, Collectors.toList()));
        List<CollectEvidence.AddedEvidence> added = new ArrayList<>();
        try (var connection = database.getConnection()) {
            var rows = new EvidenceRows(connection);
            // Another process may insert an hour between our read and our insert: then read it again.
            while (!remaining.isEmpty()) {
                remaining.keySet().removeAll(merge(rows, remaining, added));
            }
            return added;
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot add evidence", e);
        }
    }

    /** @return the hours that were written or needed no change; the others must be read again */
    private static Collection<HourKey> merge(
            EvidenceRows rows,
            SortedMap<HourKey, List<AccessObserved>> remaining,
            List<CollectEvidence.AddedEvidence> added)
            throws SQLException {
        SortedMap<HourKey, EvidenceHour> known = rows.lock(remaining.keySet());
        SortedMap<HourKey, EvidenceHour> updates = new TreeMap<>();
        SortedMap<HourKey, EvidenceHour> inserts = new TreeMap<>();
        SortedMap<HourKey, List<CollectEvidence.AddedEvidence>> addedByHour = new TreeMap<>();
        remaining.forEach((key, observations) -> {
            EvidenceHour hour = known.getOrDefault(key, new EvidenceHour(List.of()));
            List<CollectEvidence.AddedEvidence> additions = observations.stream()
                    .map(AccessObserved::toObservation)
                    .filter(hour::add)
                    .map(one -> new CollectEvidence.AddedEvidence(key.employeeId(), one.time()))
                    .toList();
            addedByHour.put(key, additions);
            if (!additions.isEmpty()) {
                (known.containsKey(key) ? updates : inserts).put(key, hour);
            }
        });
        rows.update(updates);
        inserts.keySet().removeAll(rows.insert(inserts));
        addedByHour.keySet().removeAll(inserts.keySet());
        addedByHour.values().forEach(added::addAll);
        return List.copyOf(addedByHour.keySet());
    }

    /**
     * Reads the observations near each window. Other observations of the same hours may be among them.
     *
     * @return one list for each window, in the order of the windows
     */
    public List<List<AccessObservation>> overlapping(List<EmployeeWindow> windows) {
        List<List<AccessObservation>> found = new ArrayList<>();
        windows.forEach(window -> found.add(new ArrayList<>()));
        if (windows.isEmpty()) {
            return found;
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(OVERLAPPING)) {
            bind(connection, select, windows);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.get(rows.getInt(1) - 1).addAll(EvidencePack.unpack(time(rows, 2), rows.getBytes(3)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read evidence", e);
        }
    }

    private static void bind(Connection connection, PreparedStatement select, List<EmployeeWindow> windows)
            throws SQLException {
        select.setArray(
                1,
                connection.createArrayOf(
                        "text", windows.stream().map(EmployeeWindow::employeeId).toArray()));
        select.setArray(2, connection.createArrayOf("timestamptz", times(windows, EmployeeWindow::from)));
        select.setArray(3, connection.createArrayOf("timestamptz", times(windows, EmployeeWindow::to)));
        Interval span = smallestInterval(windows);
        select.setObject(4, utc(span.start().minus(EvidenceHour.USUAL_DURATION).minus(ONE_HOUR)));
        select.setObject(5, utc(span.end()));
        select.setObject(6, utc(span.start().minus(EvidenceHour.MAX_DURATION).minus(ONE_HOUR)));
        select.setObject(7, utc(span.end()));
    }

    private static Object[] times(List<EmployeeWindow> windows, Function<EmployeeWindow, Instant> of) {
        return windows.stream().map(of).map(Instant::toString).toArray();
    }

    /** The smallest interval that contains all windows. */
    private static Interval smallestInterval(List<EmployeeWindow> windows) {
        return new Interval(
                windows.stream()
                        .map(EmployeeWindow::from)
                        .min(Instant::compareTo)
                        .orElseThrow(),
                windows.stream().map(EmployeeWindow::to).max(Instant::compareTo).orElseThrow());
    }

    /** The times near {@code time} whose evidence was dropped, at least in part. */
    public IntervalSet droppedIntervals(Interval time) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DROPPED)) {
            select.setObject(1, EvidenceDays.dayOf(time.end()));
            select.setObject(2, utc(time.start()));
            try (var rows = select.executeQuery()) {
                List<Interval> droppedIntervals = new ArrayList<>();
                while (rows.next()) {
                    Instant midnight = EvidenceDays.midnight(rows.getObject(1, java.time.LocalDate.class));
                    droppedIntervals.add(new Interval(midnight, time(rows, 2)));
                }
                return IntervalSet.of(droppedIntervals);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read which evidence was dropped", e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
