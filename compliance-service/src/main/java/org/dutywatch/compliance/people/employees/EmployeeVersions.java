package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory.FactsPeriod;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * The bitemporal history of employees: which facts held in which period, and when that was recorded. Rows are added and
 * superseded, never overwritten.
 */
@ApplicationScoped
public class EmployeeVersions {
    private static final String COLUMNS = """
            select employee_id, valid_from, valid_to, active, username, aliases, name, email, supervisor_id, unit, rank,
                   recorded_at, recorded_by, reason, superseded_at
              from employee_version
            """;
    private static final String CURRENT = COLUMNS + " where superseded_at is null order by employee_id, valid_from";
    private static final String HISTORY = COLUMNS + " where employee_id = ? order by recorded_at, valid_from";
    private static final String AT = COLUMNS + """
             where employee_id = ? and valid_from <= ? and valid_to > ?
               and recorded_at <= ? and (superseded_at is null or superseded_at > ?)
            """;
    private static final String SUPERSEDE = """
            update employee_version set superseded_at = ?
             where employee_id = ? and valid_from = ? and superseded_at is null
            """;
    private static final String ADD = """
            insert into employee_version (employee_id, valid_from, valid_to, active, username, aliases, name, email,
                                          supervisor_id, unit, rank, recorded_at, recorded_by, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;

    EmployeeVersions(DataSource database) {
        this.database = database;
    }

    /** Who recorded a version, when and why. */
    public record VersionAuthorship(
            String author, Instant at, @Nullable String reason) {}

    /**
     * The facts of one period, as recorded once.
     *
     * @param supersededAt when another version replaced it; null if it is current
     */
    public record EmployeeVersion(
            FactsPeriod period,
            VersionAuthorship authorship,
            @Nullable Instant supersededAt) {}

    /** The history of every employee as recorded now, by employee id. */
    @Transactional(TxType.MANDATORY)
    public Map<String, EmployeeHistory> currentHistories() {
        Map<String, List<FactsPeriod>> periods = new HashMap<>();
        read(CURRENT, select -> {}).stream()
                .map(EmployeeVersion::period)
                .forEach(period -> periods.computeIfAbsent(period.facts().employeeId(), any -> new ArrayList<>())
                        .add(period));
        Map<String, EmployeeHistory> histories = new HashMap<>();
        periods.forEach((employeeId, known) -> histories.put(employeeId, EmployeeHistory.of(known)));
        return histories;
    }

    /** All versions of one employee, superseded ones included, in the order in which they were recorded. */
    public List<EmployeeVersion> of(String employeeId) {
        return read(HISTORY, select -> select.setString(1, employeeId));
    }

    /** The version that held at {@code at}, as recorded at {@code asOf}; empty if none was recorded. */
    public Optional<EmployeeVersion> of(String employeeId, Instant at, Instant asOf) {
        return read(AT, select -> {
                    select.setString(1, employeeId);
                    select.setObject(2, at.atOffset(ZoneOffset.UTC));
                    select.setObject(3, at.atOffset(ZoneOffset.UTC));
                    select.setObject(4, asOf.atOffset(ZoneOffset.UTC));
                    select.setObject(5, asOf.atOffset(ZoneOffset.UTC));
                })
                .stream()
                .findFirst();
    }

    /**
     * Records a new history: supersedes the periods that it lacks and adds the periods that are new.
     *
     * @param before the present history; null for a new employee
     */
    @Transactional(TxType.MANDATORY)
    public void change(@Nullable EmployeeHistory before, EmployeeHistory after, VersionAuthorship authorship) {
        Set<FactsPeriod> old = before == null ? Set.of() : new HashSet<>(before.periods());
        Set<FactsPeriod> kept = new HashSet<>(after.periods());
        kept.retainAll(old);
        try (var connection = database.getConnection()) {
            supersede(connection, without(old, kept), authorship.at());
            add(connection, without(after.periods(), kept), authorship);
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot write the history of an employee", e);
        }
    }

    private static List<FactsPeriod> without(Collection<FactsPeriod> all, Set<FactsPeriod> kept) {
        return all.stream().filter(period -> !kept.contains(period)).toList();
    }

    private static void supersede(Connection connection, List<FactsPeriod> periods, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(SUPERSEDE)) {
            for (FactsPeriod period : periods) {
                update.setObject(1, now.atOffset(ZoneOffset.UTC));
                update.setString(2, period.facts().employeeId());
                update.setObject(3, period.from().atOffset(ZoneOffset.UTC));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void add(Connection connection, List<FactsPeriod> periods, VersionAuthorship authorship)
            throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            for (FactsPeriod period : periods) {
                EmployeeFacts facts = period.facts();
                insert.setString(1, facts.employeeId());
                insert.setObject(2, period.from().atOffset(ZoneOffset.UTC));
                insert.setObject(3, period.to().atOffset(ZoneOffset.UTC));
                insert.setBoolean(4, facts.active());
                insert.setString(5, facts.username());
                insert.setArray(
                        6, connection.createArrayOf("text", facts.aliases().toArray()));
                insert.setString(7, facts.name());
                insert.setString(8, facts.email());
                insert.setString(9, facts.supervisorId());
                insert.setString(10, facts.unit());
                insert.setString(11, facts.rank());
                insert.setObject(12, authorship.at().atOffset(ZoneOffset.UTC));
                insert.setString(13, authorship.author());
                insert.setString(14, authorship.reason());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement select) throws SQLException;
    }

    private List<EmployeeVersion> read(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            parameters.set(select);
            try (var rows = select.executeQuery()) {
                List<EmployeeVersion> versions = new ArrayList<>();
                while (rows.next()) {
                    versions.add(version(rows));
                }
                return versions;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the history of employees", e);
        }
    }

    private static EmployeeVersion version(ResultSet row) throws SQLException {
        var facts = new EmployeeFacts(
                row.getString(1),
                row.getBoolean(4),
                row.getString(5),
                List.of((String[]) row.getArray(6).getArray()),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
        var superseded = row.getObject(15, OffsetDateTime.class);
        return new EmployeeVersion(
                new FactsPeriod(time(row, 2), time(row, 3), facts),
                new VersionAuthorship(row.getString(13), time(row, 12), row.getString(14)),
                superseded == null ? null : superseded.toInstant());
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
