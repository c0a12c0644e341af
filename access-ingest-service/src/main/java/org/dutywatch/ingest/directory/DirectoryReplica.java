package org.dutywatch.ingest.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.attribution.domain.Attribution;
import org.dutywatch.ingest.attribution.domain.Directory;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory.HeldName;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * A replica of the directory in memory. Each instance of the service checks before it reads lines whether the database
 * has a newer version, so that all instances agree. Employees who left keep their user names for the time in which they
 * had them, because their last lines may arrive late. A name that two employees had at one time is ambiguous for that
 * time.
 */
@ApplicationScoped
public class DirectoryReplica implements Directory {
    private record Snapshot(long version, InMemoryDirectory directory) {}

    /** A row of the table. */
    public record NameRow(
            String employeeId,
            String username,
            @Nullable Instant heldFrom,
            @Nullable Instant heldTo) {
        HeldName toHeldName() {
            return new HeldName(
                    username, heldFrom == null ? Instant.MIN : heldFrom, heldTo == null ? Instant.MAX : heldTo);
        }
    }

    private final Database database;
    private volatile Snapshot snapshot = new Snapshot(-1, new InMemoryDirectory());

    DirectoryReplica(Database database) {
        this.database = database;
    }

    @Override
    public Attribution attribute(UserName name, Instant at) {
        return snapshot.directory().attribute(name, at);
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
        handle.createQuery("select employee_id, username, held_from, held_to from employee_name")
                .map(ConstructorMapper.of(NameRow.class))
                .collect(Collectors.groupingBy(
                        NameRow::employeeId, Collectors.mapping(NameRow::toHeldName, Collectors.toList())))
                .forEach(directory::replaceHeld);
        return directory;
    }
}
