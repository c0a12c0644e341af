package org.dutywatch.ingest.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** Stores the newest version of each employee. An older or repeated version changes nothing. */
@ApplicationScoped
public class StoreEmployeeChanges {
    private static final String UPSERT = """
            insert into employee (employee_id, version, active, usernames) values (?, ?, ?, ?)
            on conflict (employee_id) do update
                set version = excluded.version, active = excluded.active, usernames = excluded.usernames
              where employee.version < excluded.version
            """;

    private final DataSource database;

    StoreEmployeeChanges(DataSource database) {
        this.database = database;
    }

    @Transactional
    public void store(List<EmployeeChanged> changes) {
        // All instances write in the order of ids, so that two of them cannot deadlock.
        Map<String, EmployeeChanged> newest = new TreeMap<>();
        changes.forEach(change -> newest.merge(
                change.employeeId(), change, (one, other) -> other.version() > one.version() ? other : one));
        try (var connection = database.getConnection()) {
            if (upsert(connection, newest) > 0) {
                try (var update = connection.prepareStatement("update directory_version set version = version + 1")) {
                    update.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot store changes of employees", e);
        }
    }

    private static int upsert(Connection connection, Map<String, EmployeeChanged> newest) throws SQLException {
        try (var statement = connection.prepareStatement(UPSERT)) {
            for (var employee : newest.values()) {
                statement.setString(1, employee.employeeId());
                statement.setLong(2, employee.version());
                statement.setBoolean(3, employee.active());
                statement.setArray(
                        4, connection.createArrayOf("text", employee.usernames().toArray()));
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        }
    }
}
