package org.dutywatch.ingest.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.attribution.domain.Attribution;
import org.dutywatch.ingest.attribution.domain.Directory;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * A replica of the directory in memory. Each instance of the service checks before it reads lines whether the database
 * has a newer version, so that all instances agree. Employees who left keep their user names: their last lines may
 * arrive late, and a name that two employees have had is ambiguous.
 */
@ApplicationScoped
public class DirectoryReplica implements Directory {
    private record Snapshot(long version, InMemoryDirectory directory) {}

    /** An employee with all user names. */
    public record EmployeeRow(String employeeId, List<String> usernames) {}

    private final Database database;
    private volatile Snapshot snapshot = new Snapshot(-1, new InMemoryDirectory());

    DirectoryReplica(Database database) {
        this.database = database;
    }

    @Override
    public Attribution attribute(UserName name) {
        return snapshot.directory().attribute(name);
    }

    @Override
    public boolean mayKnow(UserName name) {
        return snapshot.directory().mayKnow(name);
    }

    /** The version of this replica; it increases with every change. */
    public long version() {
        return snapshot.version();
    }

    /** Loads the employees if the database has a newer version. */
    public void refresh() {
        database.useHandle(handle -> {
            // The version is read first: rows that change in between are loaded again at the next refresh.
            long version = version(handle);
            if (version != snapshot.version()) {
                snapshot = new Snapshot(version, load(handle));
            }
        });
    }

    private static long version(Handle handle) {
        return handle.createQuery("select version from directory_version")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static InMemoryDirectory load(Handle handle) {
        var directory = new InMemoryDirectory();
        handle.createQuery("select employee_id, usernames from employee")
                .map(ConstructorMapper.of(EmployeeRow.class))
                .forEach(employee -> directory.replace(employee.employeeId(), employee.usernames()));
        return directory;
    }
}
