package org.dutywatch.compliance.duty.roster;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** The bitemporal table of roster entries. A change ends one version and adds another; nothing is overwritten. */
@ApplicationScoped
public class RosterLedger {
    private static final String LOCK_EMPLOYEES = """
            select employee_id from employee
             where ?::text[] is null or employee_id = any(?)
             order by employee_id for no key update
            """;

    private static final String ENTRIES_AS_OF = """
            select employee_id, start_at, end_at, kind, break_start, break_end, supervisor_id
              from roster_entry
             where (?::text[] is null or employee_id = any(?)) and start_at <= ? and end_at > ?
               and recorded_at <= ? and (superseded_at is null or superseded_at > ?)
             order by employee_id, start_at, kind
            """;

    private static final String SUPERSEDE = """
            update roster_entry entry set superseded_at = ?, superseded_by = ?, superseded_for = ?
              from unnest(?, ?, ?) as old (employee_id, start_at, kind)
             where entry.superseded_at is null and entry.employee_id = old.employee_id
               and entry.start_at = old.start_at and entry.kind = old.kind
            """;

    private static final String ADD = """
            insert into roster_entry
                (recorded_at, author, reason, employee_id, start_at, kind, end_at, break_start, break_end,
                 supervisor_id, source_uid, origin)
            select ?, ?, ?, * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;

    RosterLedger(DataSource database) {
        this.database = database;
    }

    /** Who changes the roster, when the change is recorded, and why. */
    public record Authorship(String author, Instant at, String reason) {}

    /**
     * Locks the employees: nobody else can change their roster until the transaction ends. {@code WriteRosterChanges}
     * lists the order of all locks.
     *
     * @param employeeIds null means all employees
     * @return those of the ids that exist
     * @throws DatabaseFailure if the lock cannot be acquired
     */
    public Set<String> lockEmployees(@Nullable Collection<String> employeeIds) {
        return read(
                        LOCK_EMPLOYEES,
                        (connection, select) -> bindIds(connection, select, employeeIds),
                        rows -> rows.getString(1))
                .stream()
                .collect(HashSet::new, Set::add, Set::addAll);
    }

    /**
     * The entries, as recorded at {@code asOf}, that overlap the time between {@code from} and {@code to}, both
     * inclusive.
     *
     * @param employeeIds null means all employees
     * @throws DatabaseFailure if they cannot be read
     */
    public List<RosterEntry> entriesAsOf(
            @Nullable Collection<String> employeeIds, Instant from, Instant to, Instant asOf) {
        return read(
                ENTRIES_AS_OF,
                (connection, select) -> {
                    bindIds(connection, select, employeeIds);
                    select.setObject(3, to.atOffset(ZoneOffset.UTC));
                    select.setObject(4, from.atOffset(ZoneOffset.UTC));
                    select.setObject(5, asOf.atOffset(ZoneOffset.UTC));
                    select.setObject(6, asOf.atOffset(ZoneOffset.UTC));
                },
                RosterLedger::entry);
    }

    /**
     * Ends the current versions of these entries.
     *
     * @throws DatabaseFailure if they cannot be written
     */
    public void supersede(Collection<RosterEntry> entries, Authorship authorship) {
        write(SUPERSEDE, authorship, List.copyOf(entries), Provenance.LOADED_BY_PERSON);
    }

    /**
     * Adds entries as current versions.
     *
     * @throws DatabaseFailure if they cannot be written
     */
    public void add(Collection<RosterEntry> entries, Authorship authorship, Provenance provenance) {
        write(ADD, authorship, List.copyOf(entries), provenance);
    }

    private void write(String sql, Authorship authorship, List<RosterEntry> entries, Provenance provenance) {
        if (entries.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, authorship.at().atOffset(ZoneOffset.UTC));
            statement.setString(2, authorship.author());
            statement.setString(3, authorship.reason());
            statement.setArray(4, array(connection, "text", entries, RosterEntry::employeeId));
            statement.setArray(
                    5,
                    array(
                            connection,
                            "timestamptz",
                            entries,
                            entry -> entry.span().start()));
            statement.setArray(6, array(connection, "text", entries, RosterEntry::kind));
            if (sql.equals(ADD)) {
                statement.setArray(
                        7,
                        array(
                                connection,
                                "timestamptz",
                                entries,
                                entry -> entry.span().end()));
                statement.setArray(8, array(connection, "timestamptz", entries, entry -> start(entry.dutyFree())));
                statement.setArray(9, array(connection, "timestamptz", entries, entry -> end(entry.dutyFree())));
                statement.setArray(10, array(connection, "text", entries, RosterEntry::supervisorId));
                statement.setArray(11, array(connection, "text", entries, provenance.uids()::get));
                statement.setArray(12, array(connection, "text", entries, entry -> provenance.origin()));
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot write the roster", e);
        }
    }

    private static @Nullable Instant start(@Nullable Interval interval) {
        return interval == null ? null : interval.start();
    }

    private static @Nullable Instant end(@Nullable Interval interval) {
        return interval == null ? null : interval.end();
    }

    private static Array array(
            Connection connection, String type, List<RosterEntry> entries, Function<RosterEntry, @Nullable Object> of)
            throws SQLException {
        var texts = new ArrayList<@Nullable String>(entries.size());
        for (RosterEntry entry : entries) {
            Object value = of.apply(entry);
            texts.add(value == null ? null : value.toString());
        }
        return connection.createArrayOf(type, texts.toArray());
    }

    private static void bindIds(Connection connection, PreparedStatement select, @Nullable Collection<String> ids)
            throws SQLException {
        Array array = ids == null ? null : connection.createArrayOf("text", ids.toArray());
        select.setArray(1, array);
        select.setArray(2, array);
    }

    @FunctionalInterface
    private interface Parameters {
        void bind(Connection connection, PreparedStatement select) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> List<T> read(String sql, Parameters parameters, Row<T> row) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            parameters.bind(connection, select);
            try (var rows = select.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the roster", e);
        }
    }

    public static RosterEntry entry(ResultSet rows) throws SQLException {
        return new RosterEntry(
                rows.getString("employee_id"),
                interval(rows, "start_at", "end_at").orElseThrow(),
                ShiftKind.valueOf(rows.getString("kind")),
                interval(rows, "break_start", "break_end").orElse(null),
                rows.getString("supervisor_id"));
    }

    /** Reads two columns as an interval; empty if either is null. */
    static Optional<Interval> interval(ResultSet rows, String start, String end) throws SQLException {
        var from = rows.getObject(start, OffsetDateTime.class);
        var to = rows.getObject(end, OffsetDateTime.class);
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(new Interval(from.toInstant(), to.toInstant()));
    }
}
