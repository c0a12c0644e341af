package org.dutywatch.compliance.evidence;

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
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.evaluation.Evidence;
import org.dutywatch.compliance.evidence.domain.EvidenceHour;
import org.dutywatch.compliance.evidence.domain.EvidencePack;
import org.dutywatch.compliance.roster.Window;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/** Evidence in the table {@code evidence}: a set that only grows, until a whole day is dropped. */
@ApplicationScoped
class PostgresEvidence implements Evidence {
    /**
     * The second half finds long accesses that began long before; its condition matches the index evidence_overlong.
     * The last two bounds of each half span all windows, so that PostgreSQL can prune partitions. They are plain
     * values: with computed bounds PostgreSQL would prune only after planning for every existing day.
     */
    private static final String OVERLAPPING = """
            with seen as (
                select position, employee_id, from_at, to_at
                  from unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality
                       as seen (employee_id, from_at, to_at, position))
            select seen.position, e.hour, e.packed
              from seen
              join evidence e on e.employee_id = seen.employee_id and e.hour <= seen.to_at
               and e.hour >= seen.from_at - interval '7 hours' and e.until >= seen.from_at
             where not e.overlong and e.hour >= ? and e.hour <= ?
            union all
            select seen.position, e.hour, e.packed
              from seen
              join evidence e on e.employee_id = seen.employee_id and e.hour <= seen.to_at
               and e.hour >= seen.from_at - interval '169 hours' and e.until >= seen.from_at
             where e.overlong and e.hour >= ? and e.hour <= ?
            """;

    /** An access begins less than this after the start of its hour. */
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    private static final String DROPPED = """
            select day, dropped_until from evidence_day
             where dropped_at is not null and day <= ?::date and dropped_until >= ?
            """;

    private final DataSource database;

    PostgresEvidence(DataSource database) {
        this.database = database;
    }

    /**
     * Adds new observations and merges them with known ones of the same id.
     *
     * @return the time of each observation that changed the evidence
     */
    List<CollectEvidence.Added> add(Collection<AccessObserved> observations) {
        SortedMap<HourKey, List<AccessObserved>> remaining =
                observations.stream().collect(Collectors.groupingBy(HourKey::of, TreeMap::new, Collectors.toList()));
        List<CollectEvidence.Added> added = new ArrayList<>();
        try (var connection = database.getConnection()) {
            var rows = new EvidenceRows(connection);
            // Another process may insert an hour between our read and our insert: then read it again.
            while (!remaining.isEmpty()) {
                remaining.keySet().removeAll(merge(rows, remaining, added));
            }
            return added;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot add evidence", e);
        }
    }

    /** @return the hours that were written or needed no change; the others must be read again */
    private static Collection<HourKey> merge(
            EvidenceRows rows, SortedMap<HourKey, List<AccessObserved>> remaining, List<CollectEvidence.Added> added)
            throws SQLException {
        SortedMap<HourKey, EvidenceHour> known = rows.lock(remaining.keySet());
        SortedMap<HourKey, EvidenceHour> updates = new TreeMap<>();
        SortedMap<HourKey, EvidenceHour> inserts = new TreeMap<>();
        SortedMap<HourKey, List<CollectEvidence.Added>> addedByHour = new TreeMap<>();
        remaining.forEach((key, observations) -> {
            EvidenceHour hour = known.getOrDefault(key, new EvidenceHour(List.of()));
            List<CollectEvidence.Added> additions = observations.stream()
                    .map(AccessObserved::observation)
                    .filter(hour::add)
                    .map(one -> new CollectEvidence.Added(key.employeeId(), one.time()))
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

    @Override
    public List<List<AccessObservation>> overlapping(List<Window> windows) {
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
            throw new DatabaseUnavailable("cannot read evidence", e);
        }
    }

    private static void bind(Connection connection, PreparedStatement select, List<Window> windows)
            throws SQLException {
        select.setArray(
                1,
                connection.createArrayOf(
                        "text", windows.stream().map(Window::employeeId).toArray()));
        select.setArray(2, connection.createArrayOf("timestamptz", times(windows, Window::from)));
        select.setArray(3, connection.createArrayOf("timestamptz", times(windows, Window::to)));
        Interval all = hull(windows);
        select.setObject(4, utc(all.start().minus(EvidenceHour.USUAL).minus(ONE_HOUR)));
        select.setObject(5, utc(all.end()));
        select.setObject(6, utc(all.start().minus(EvidenceHour.LONGEST).minus(ONE_HOUR)));
        select.setObject(7, utc(all.end()));
    }

    private static Object[] times(List<Window> windows, Function<Window, Instant> of) {
        return windows.stream().map(of).map(Instant::toString).toArray();
    }

    private static Interval hull(List<Window> windows) {
        return new Interval(
                windows.stream().map(Window::from).min(Instant::compareTo).orElseThrow(),
                windows.stream().map(Window::to).max(Instant::compareTo).orElseThrow());
    }

    @Override
    public IntervalSet dropped(Interval time) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DROPPED)) {
            select.setObject(1, EvidenceDays.of(time.end()));
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
            throw new DatabaseUnavailable("cannot read which evidence was dropped", e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
