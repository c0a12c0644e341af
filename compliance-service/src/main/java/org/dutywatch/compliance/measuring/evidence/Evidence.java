package org.dutywatch.compliance.measuring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.compliance.measuring.evidence.AffectedTimes.ChangedAccess;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.evidence.EvidenceHour;
import org.dutywatch.compliance.model.evidence.EvidencePack;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.sql.Database;

/**
 * Evidence in the table {@code evidence}: a set that only grows, until a day is dropped. Every reader of accesses gets
 * them here, and gets none that is revoked ({@link RevokedAccesses}).
 */
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
                  from unnest(:employeeIds::text[], :from::timestamptz[], :to::timestamptz[]) with ordinality
                       as queried (employee_id, from_at, to_at, position))
            select queried.position, e.hour, e.packed
              from queried
              join evidence e on e.employee_id = queried.employee_id and e.hour <= queried.to_at
               and e.hour >= queried.from_at - interval '7 hours' and e.until >= queried.from_at
             where not e.overlong and e.hour >= :first and e.hour <= :last
            union all
            select queried.position, e.hour, e.packed
              from queried
              join evidence e on e.employee_id = queried.employee_id and e.hour <= queried.to_at
               and e.hour >= queried.from_at - interval '169 hours' and e.until >= queried.from_at
             where e.overlong and e.hour >= :firstOfOverlong and e.hour <= :last
            """;

    /** An access begins less than this after the start of its hour. */
    private static final Duration ONE_HOUR = Duration.ofHours(1);

    /** Gives the bytes of an hour only if something in it is revoked, because the others need not be unpacked. */
    private static final String HOURS = """
            select employee_id, hour,
                   case when (employee_id, hour) in (
                            select employee_id, date_trunc('hour', start_at, 'UTC') from revoked_access
                             where revoked and start_at >= :start and start_at < :end + interval '1 hour')
                        then packed end as packed_if_revoked
              from evidence where hour >= :start and hour < :end order by hour
            """;

    private final Database database;
    private final RevokedAccesses revokedAccesses;
    private final SenderNumbers senderNumbers;

    Evidence(Database database, RevokedAccesses revokedAccesses, SenderNumbers senderNumbers) {
        this.database = database;
        this.revokedAccesses = revokedAccesses;
        this.senderNumbers = senderNumbers;
    }

    /**
     * Adds new observations and merges them with known ones of the same id.
     *
     * @param observations whose senders have numbers ({@link SenderNumbers#ensureNumbered})
     * @return the time of each observation that changed the evidence
     */
    List<ChangedAccess> add(Collection<AccessObserved> observations) {
        SortedMap<HourKey, List<AccessObserved>> remaining =
                observations.stream().collect(Collectors.groupingBy(HourKey::of, TreeMap::new, Collectors.toList()));
        List<ChangedAccess> added = new ArrayList<>();
        database.useHandle(handle -> {
            var rows = new EvidenceRows(handle);
            // Another process may insert an hour between our read and our insert: then read it again.
            while (!remaining.isEmpty()) {
                remaining.keySet().removeAll(merge(rows, remaining, added));
            }
        });
        return added;
    }

    /** @return the hours that were written or needed no change; the others must be read again */
    private Collection<HourKey> merge(
            EvidenceRows rows, SortedMap<HourKey, List<AccessObserved>> remaining, List<ChangedAccess> added) {
        SortedMap<HourKey, StoredHour> known = rows.lock(remaining.keySet());
        SortedMap<HourKey, StoredHour> updates = new TreeMap<>();
        SortedMap<HourKey, StoredHour> inserts = new TreeMap<>();
        SortedMap<HourKey, List<ChangedAccess>> addedByHour = new TreeMap<>();
        remaining.forEach((key, observations) -> {
            StoredHour hour = known.getOrDefault(key, StoredHour.empty());
            List<ChangedAccess> additions = observations.stream()
                    .map(AccessObserved::toObservation)
                    .filter(hour.accesses()::add)
                    .map(one -> new ChangedAccess(key.employeeId(), one.time()))
                    .toList();
            addedByHour.put(key, additions);
            // A further sender alone changes no figure, so no shift is evaluated because of it.
            boolean newSenders = hour.senders().addAll(senderNumbers.of(observations));
            if (!additions.isEmpty() || newSenders) {
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
     * Reads the observations near each window that are not revoked. Other observations of the same hours may be among
     * them.
     *
     * @return one list for each window, in the order of the windows
     */
    public List<List<AccessObservation>> overlapping(List<EmployeeWindow> windows) {
        List<List<AccessObservation>> found = new ArrayList<>();
        windows.forEach(window -> found.add(new ArrayList<>()));
        if (windows.isEmpty()) {
            return found;
        }
        Interval span = smallestInterval(windows);
        Instant firstOfOverlong = span.start().minus(EvidenceHour.MAX_DURATION).minus(ONE_HOUR);
        var revocations = revokedAccesses.find(
                values(windows, EmployeeWindow::employeeId),
                new Interval(firstOfOverlong, span.end().plus(ONE_HOUR)));
        return database.withHandle(handle -> handle.createQuery(OVERLAPPING)
                .bindArray("employeeIds", String.class, values(windows, EmployeeWindow::employeeId))
                .bindArray("from", Instant.class, values(windows, EmployeeWindow::from))
                .bindArray("to", Instant.class, values(windows, EmployeeWindow::to))
                .bind("first", span.start().minus(EvidenceHour.USUAL_DURATION).minus(ONE_HOUR))
                .bind("firstOfOverlong", firstOfOverlong)
                .bind("last", span.end())
                .reduceRows(found, (lists, row) -> {
                    int window = row.getColumn("position", Integer.class) - 1;
                    String employeeId = windows.get(window).employeeId();
                    EvidencePack.unpack(row.getColumn("hour", Instant.class), row.getColumn("packed", byte[].class))
                            .stream()
                            .filter(access -> revocations.counts(employeeId, access))
                            .forEach(lists.get(window)::add);
                    return lists;
                }));
    }

    /** The starts of the hours in which each employee made an access that is not revoked, ascending. */
    public Map<String, List<Instant>> observedHours(Interval time) {
        return database.withHandle(handle -> handle.createQuery(HOURS)
                .bindMethods(time)
                .reduceRows(new HashMap<String, List<Instant>>(), (hours, row) -> {
                    String employeeId = row.getColumn("employee_id", String.class);
                    Instant hour = row.getColumn("hour", Instant.class);
                    byte[] packed = row.getColumn("packed_if_revoked", byte[].class);
                    if (packed == null || anyCounts(employeeId, hour, packed)) {
                        hours.computeIfAbsent(employeeId, unseen -> new ArrayList<>())
                                .add(hour);
                    }
                    return hours;
                }));
    }

    private boolean anyCounts(String employeeId, Instant hour, byte[] packed) {
        var revocations = revokedAccesses.find(List.of(employeeId), new Interval(hour, hour.plus(ONE_HOUR)));
        return EvidencePack.unpack(hour, packed).stream().anyMatch(access -> revocations.counts(employeeId, access));
    }

    private static <T> List<T> values(List<EmployeeWindow> windows, Function<EmployeeWindow, T> of) {
        return windows.stream().map(of).toList();
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
}
