package org.dutywatch.compliance.duty.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.sql.Database;

/** The versions of {@link DutyChanged}, and for each employee the version that was published last. */
@ApplicationScoped
public class DutyVersions {
    private final Database database;

    DutyVersions(Database database) {
        this.database = database;
    }

    /** Takes the next versions, in ascending order. */
    Deque<Long> next(int count) {
        return database.withHandle(
                handle -> handle.createQuery("select nextval('duty_version') from generate_series(1, :count)")
                        .bind("count", count)
                        .mapTo(Long.class)
                        .toCollection(ArrayDeque::new));
    }

    /** Stores the latest version of each employee, in the transaction that publishes it. */
    void store(SortedMap<String, Long> latest) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into published_duty (employee_id, version)
                        select * from unnest(:employeeIds::text[], :versions::bigint[])
                        on conflict (employee_id) do update set version = excluded.version
                        """)
                .bindArray("employeeIds", String.class, latest.keySet())
                .bindArray("versions", Long.class, latest.values())
                .execute());
    }

    /**
     * The version of the duty that was published last of each employee. Read it before the roster: the roster read
     * afterwards is then of this version or a later one.
     *
     * @return no entry for an employee whose duty was never published
     */
    public Map<String, Long> latest(Collection<String> employeeIds) {
        return database.withHandle(handle -> handle.createQuery(
                        "select employee_id, version from published_duty where employee_id = any(:employeeIds)")
                .bindArray("employeeIds", String.class, employeeIds)
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("employee_id", String.class),
                        row -> row.getColumn("version", Long.class))));
    }
}
