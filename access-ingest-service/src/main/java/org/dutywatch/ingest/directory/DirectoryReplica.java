package org.dutywatch.ingest.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.dutywatch.ingest.attribution.domain.Attribution;
import org.dutywatch.ingest.attribution.domain.Directory;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory;
import org.dutywatch.ingest.attribution.domain.UserName;

/**
 * A replica of the directory in memory. Each instance of the service checks before it reads lines whether the database
 * has a newer version, so that all instances agree. Employees who left keep their user names: their last lines may
 * arrive late, and a name that two employees have had is ambiguous.
 */
@ApplicationScoped
public class DirectoryReplica implements Directory {
    private record Snapshot(long version, InMemoryDirectory directory) {}

    private final DataSource database;
    private volatile Snapshot snapshot = new Snapshot(-1, new InMemoryDirectory());

    DirectoryReplica(DataSource database) {
        this.database = database;
    }

    @Override
    public Attribution attribute(UserName name) {
        return snapshot.directory().attribute(name);
    }

    /** The version of this replica; it increases with every change. */
    public long version() {
        return snapshot.version();
    }

    /**
     * Loads the employees if the database has a newer version.
     *
     * @throws DatabaseFailure if they cannot be read
     */
    public void refresh() {
        try (var connection = database.getConnection()) {
            // The version is read first: rows that change in between are loaded again at the next refresh.
            long version = version(connection);
            if (version != snapshot.version()) {
                snapshot = new Snapshot(version, load(connection));
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read employees", e);
        }
    }

    private static long version(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select version from directory_version");
                var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static InMemoryDirectory load(Connection connection) throws SQLException {
        var directory = new InMemoryDirectory();
        try (var statement = connection.prepareStatement("select employee_id, usernames from employee");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                List<String> names = Arrays.asList((String[]) rows.getArray(2).getArray());
                directory.replace(rows.getString(1), names);
            }
        }
        return directory;
    }
}
