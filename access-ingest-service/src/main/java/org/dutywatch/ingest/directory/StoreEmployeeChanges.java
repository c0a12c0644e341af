package org.dutywatch.ingest.directory;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;

/** Stores the newest version of each employee. An older or repeated version changes nothing. */
@ApplicationScoped
public class StoreEmployeeChanges {
    private static final String UPSERT = """
            insert into employee (employee_id, version, active, supervisor_id)
            values (:employeeId, :version, :active, :supervisorId)
            on conflict (employee_id) do update
              set version = excluded.version, active = excluded.active, supervisor_id = excluded.supervisor_id
              where employee.version < excluded.version
            """;
    private static final String FORGET_NAMES = "delete from employee_name where employee_id = any(:ids)";
    private static final String ADD_NAME = """
            insert into employee_name (employee_id, username, held_from, held_to)
            values (:employeeId, :username, :from, :to)
            """;

    private static final String FORGET_LOGINS = "delete from employee_login where employee_id = any(:ids)";
    private static final String ADD_LOGIN =
            "insert into employee_login (employee_id, issuer, subject) values (:employeeId, :issuer, :subject)";

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
            List<EmployeeChanged> newer = upsert(handle, List.copyOf(newest.values()));
            if (!newer.isEmpty()) {
                replaceNames(handle, newer);
                replaceLogins(handle, newer);
                handle.execute("update directory_version set version = version + 1");
            }
        });
    }

    /** Returns the changes that are newer than what was stored. */
    private static List<EmployeeChanged> upsert(Handle handle, List<EmployeeChanged> newest) {
        var batch = handle.prepareBatch(UPSERT);
        newest.forEach(employee -> batch.bind("employeeId", employee.employeeId())
                .bind("version", employee.version())
                .bind("active", employee.active())
                .bind("supervisorId", employee.supervisorId())
                .add());
        int[] rows = batch.execute();
        return IntStream.range(0, rows.length)
                .filter(index -> rows[index] > 0)
                .mapToObj(newest::get)
                .toList();
    }

    private static void replaceNames(Handle handle, List<EmployeeChanged> newer) {
        handle.createUpdate(FORGET_NAMES)
                .bindArray("ids", String.class, ids(newer))
                .execute();
        var batch = handle.prepareBatch(ADD_NAME);
        newer.forEach(employee -> employee.names()
                .forEach(held -> batch.bind("employeeId", employee.employeeId())
                        .bind("username", held.username())
                        .bindByType("from", held.from(), Instant.class)
                        .bindByType("to", held.to(), Instant.class)
                        .add()));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void replaceLogins(Handle handle, List<EmployeeChanged> newer) {
        handle.createUpdate(FORGET_LOGINS)
                .bindArray("ids", String.class, ids(newer))
                .execute();
        var batch = handle.prepareBatch(ADD_LOGIN);
        newer.stream()
                .filter(employee -> employee.logins() != null)
                .forEach(employee -> Set.copyOf(requireNonNull(employee.logins()))
                        .forEach(login -> batch.bind("employeeId", employee.employeeId())
                                .bind("issuer", login.issuer())
                                .bind("subject", login.subject())
                                .add()));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static List<String> ids(List<EmployeeChanged> newer) {
        return newer.stream().map(EmployeeChanged::employeeId).toList();
    }
}
