package org.dutywatch.ingest.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;

/** Stores the newest version of each employee. An older or repeated version changes nothing. */
@ApplicationScoped
public class StoreEmployeeChanges {
    private static final String UPSERT = """
            insert into employee (employee_id, version, active, usernames)
            values (:employeeId, :version, :active, :usernames)
            on conflict (employee_id) do update
                set version = excluded.version, active = excluded.active, usernames = excluded.usernames
              where employee.version < excluded.version
            """;

    private final Database database;

    StoreEmployeeChanges(Database database) {
        this.database = database;
    }

    @Transactional
    public void store(List<EmployeeChanged> changes) {
        // All instances write in the order of ids, so that two of them cannot deadlock.
        Map<String, EmployeeChanged> newest = new TreeMap<>();
        changes.forEach(change -> newest.merge(
                change.employeeId(), change, (one, other) -> other.version() > one.version() ? other : one));
        database.useHandle(handle -> {
            if (upsert(handle, newest.values()) > 0) {
                handle.execute("update directory_version set version = version + 1");
            }
        });
    }

    private static int upsert(Handle handle, Collection<EmployeeChanged> newest) {
        var batch = handle.prepareBatch(UPSERT);
        newest.forEach(employee -> batch.bind("employeeId", employee.employeeId())
                .bind("version", employee.version())
                .bind("active", employee.active())
                .bindArray("usernames", String.class, employee.usernames())
                .add());
        return Arrays.stream(batch.execute()).sum();
    }
}
