package org.dutywatch.compliance.duty.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.EntryRules;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.FarFuture;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The roster: what is planned (table {@code roster_entry}) and when people clocked in and out ({@code duty_actual}). A
 * change ends one version and adds another; nothing is overwritten. The version without an end is what is known now,
 * whatever the clocks of the machines say; recorded times are compared only for what was known earlier.
 *
 * <p>Whoever changes the roster locks the employees concerned, reads their roster, plans, and commits the change set.
 * No class outside this package reads or writes the two tables, except {@code EmployeesAbove} and {@code EmployeesBelow}
 * of {@code people.chain}: they lie in a lower area and read which shifts name a supervisor. {@link
 * CurrentShifts} and {@link RecordedRoster} are the views of what is known now that evaluations, explanations and
 * lists need.
 */
@ApplicationScoped
public class RosterBook {
    /** A read as of this time finds what is known now. */
    public static final Instant NOW = FarFuture.INSTANT;

    private static final String LOCK = """
            select employee_id from employee where employee_id = any(:employeeIds)
             order by employee_id for no key update
            """;

    private static final String LOCK_SHARED = """
            select employee_id from employee where employee_id = any(:employeeIds)
             order by employee_id for share skip locked
            """;

    private static final String ENTRY = """
            select employee_id, start_at, end_at, kind, break_start, break_end, supervisor_id, source_uid
              from roster_entry
            """;

    private static final String KNOWN = " recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)";

    private static final String ENTRIES = ENTRY + """
             where employee_id = any(:employeeIds) and start_at <= :to and end_at > :from and""" + KNOWN + " order by employee_id, start_at, kind";

    private static final String CLOCK_TIMES = """
            select employee_id, shift_start, clock_in, clock_out
              from duty_actual
             where employee_id = any(:employeeIds) and shift_start >= :from and shift_start <= :to and""" + KNOWN;

    private static final String OF_FEED = ENTRY + " where origin = :origin and superseded_at is null order by start_at";

    private static final String OF_EVENTS = ENTRY + """
             where source_uid = any(:uids) and origin is null and superseded_at is null
             order by start_at
            """;

    private static final String OVERRULED = ENTRY + """
             where origin = :origin and superseded_at is not null and superseded_by is distinct from :author
            """;

    private static final String ORIGINS = "select distinct employee_id, origin from roster_entry"
            + " where employee_id = any(:employeeIds) and origin = any(:origins) and" + KNOWN;

    private static final String STARTING_IN = """
            select distinct employee_id from roster_entry
             where start_at >= :from and start_at < :to and superseded_at is null
            """;

    private final Database database;

    RosterBook(Database database) {
        this.database = database;
    }

    /**
     * Locks employees: nobody else can change their roster until the transaction ends. {@code WriteRosterChanges} lists
     * the order of all locks.
     *
     * @return those of the ids that exist
     */
    @Transactional(TxType.MANDATORY)
    public Set<String> lock(Collection<String> employeeIds) {
        return lock(LOCK, employeeIds);
    }

    /**
     * Locks employees for reading, without waiting: until the transaction ends nobody can change their roster.
     *
     * @return those of them that exist and whose roster nobody is changing now
     */
    @Transactional(TxType.MANDATORY)
    public Set<String> lockUnlessChanging(Collection<String> employeeIds) {
        return lock(LOCK_SHARED, employeeIds);
    }

    private Set<String> lock(String sql, Collection<String> employeeIds) {
        return database.withHandle(handle -> handle.createQuery(sql)
                .bindArray("employeeIds", String.class, employeeIds)
                .mapTo(String.class)
                .set());
    }

    /**
     * The current roster of these employees: the entries and clock times that can affect this time, which are those
     * up to three days away. Others may be among them.
     */
    public Roster current(Collection<String> employeeIds, Interval time) {
        return asOf(employeeIds, time, NOW);
    }

    /** As {@link #current}, as it was recorded at {@code asOf}. */
    public Roster asOf(Collection<String> employeeIds, Interval time, Instant asOf) {
        Interval around = time.widened(ClockTimes.MAX_DISTANCE_OF_OVERLAPPING_SHIFTS);
        return database.withHandle(handle -> new Roster(
                handle
                        .createQuery(ENTRIES)
                        .bindArray("employeeIds", String.class, employeeIds)
                        .bind("from", around.start())
                        .bind("to", around.end())
                        .bind("asOf", asOf)
                        .map(ConstructorMapper.of(EntryRow.class))
                        .stream()
                        .map(EntryRow::entry)
                        .collect(Collectors.groupingBy(
                                RosterEntry::employeeId, LinkedHashMap::new, Collectors.toList())),
                clocked(handle, employeeIds, around.widened(ClockTimes.MAX_DISTANCE_FROM_PLAN), asOf)));
    }

    /** The current clock times of these entries, and possibly those of other shifts. */
    public ClockedShifts clocked(Collection<RosterEntry> entries) {
        var starts =
                entries.stream().map(entry -> entry.span().start()).sorted().toList();
        return starts.isEmpty()
                ? ClockedShifts.NONE
                : database.withHandle(handle -> clocked(
                        handle,
                        entries.stream().map(RosterEntry::employeeId).collect(Collectors.toSet()),
                        new Interval(starts.get(0), starts.get(starts.size() - 1)),
                        NOW));
    }

    /** A row of {@code roster_entry}. Public, because Jdbi creates it. */
    public record EntryRow(
            String employeeId,
            Instant startAt,
            Instant endAt,
            ShiftKind kind,
            @Nullable Instant breakStart,
            @Nullable Instant breakEnd,
            @Nullable String supervisorId,
            @Nullable String sourceUid) {
        RosterEntry entry() {
            return EntryRules.entry(employeeId, new Interval(startAt, endAt), kind, breakStart, breakEnd)
                    .withSupervisor(supervisorId);
        }
    }

    /** A row of {@code duty_actual}. Public, because Jdbi creates it. */
    public record ClockRow(
            String employeeId,
            Instant shiftStart,
            Instant clockIn,
            @Nullable Instant clockOut) {}

    private static ClockedShifts clocked(Handle handle, Collection<String> employeeIds, Interval starts, Instant asOf) {
        Map<ShiftKey, ClockTimes> times = new HashMap<>();
        handle.createQuery(CLOCK_TIMES)
                .bindArray("employeeIds", String.class, employeeIds)
                .bind("from", starts.start())
                .bind("to", starts.end())
                .bind("asOf", asOf)
                .map(ConstructorMapper.of(ClockRow.class))
                .forEach(row -> times.put(
                        new ShiftKey(row.employeeId(), row.shiftStart()),
                        new ClockTimes(row.clockIn(), row.clockOut())));
        return new ClockedShifts(times);
    }

    /** The current entries that a feed imported. */
    public List<ImportedEntry> importedByFeed(String origin) {
        return imported(OF_FEED, query -> query.bind("origin", origin));
    }

    /** The current entries that people imported from these calendar events. Entries of feeds are not among them. */
    public List<ImportedEntry> importedFromEvents(Collection<String> uids) {
        return imported(OF_EVENTS, query -> query.bindArray("uids", String.class, uids));
    }

    /**
     * The entries that a feed imported once and somebody else removed or replaced: that person decided that they were
     * wrong.
     *
     * @param author the author that the feed's own changes have
     */
    public Set<RosterEntry> overruled(String origin, String author) {
        return imported(OVERRULED, query -> query.bind("origin", origin).bind("author", author)).stream()
                .map(ImportedEntry::entry)
                .collect(Collectors.toSet());
    }

    private List<ImportedEntry> imported(String sql, Consumer<Query> parameters) {
        return database.withHandle(handle -> {
            var query = handle.createQuery(sql);
            parameters.accept(query);
            return query.map(ConstructorMapper.of(EntryRow.class))
                    .map(row -> new ImportedEntry(row.entry(), row.sourceUid()))
                    .list();
        });
    }

    /**
     * Which of these feeds entries of these employees come from, as recorded at {@code asOf}.
     *
     * @return by employee; an employee without such an entry is absent
     */
    public Map<String, Set<String>> origins(Collection<String> employeeIds, Collection<String> origins, Instant asOf) {
        return database.withHandle(handle -> handle.createQuery(ORIGINS)
                .bindArray("employeeIds", String.class, employeeIds)
                .bindArray("origins", String.class, origins)
                .bind("asOf", asOf)
                .map((row, context) -> Map.entry(row.getString("employee_id"), row.getString("origin")))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet()))));
    }

    /** The employees with a current entry that starts in this time. */
    public Set<String> employeesStartingIn(Interval time) {
        return database.withHandle(handle -> handle.createQuery(STARTING_IN)
                .bind("from", time.start())
                .bind("to", time.end())
                .mapTo(String.class)
                .set());
    }

    /**
     * Writes a change. The caller holds the lock on the employees and has enqueued the affected shifts; see {@code
     * WriteRosterChanges}.
     */
    @Transactional(TxType.MANDATORY)
    public void commit(RosterChangeSet change, Authorship authorship, Provenance provenance) {
        database.useHandle(handle -> VersionWriter.write(handle, change, authorship, provenance));
    }
}
