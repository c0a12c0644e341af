package org.dutywatch.ingest.leases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.dutywatch.ingest.attribution.domain.InMemoryLeases;
import org.dutywatch.ingest.attribution.domain.Lease;
import org.dutywatch.ingest.attribution.domain.Leases;
import org.dutywatch.ingest.attribution.domain.UserName;

/**
 * A replica of the leases in memory. Each instance checks before it reads lines whether the database has newer ones.
 */
@ApplicationScoped
public class LeaseReplica implements Leases {
    private record Snapshot(long version, InMemoryLeases leases) {}

    private final DataSource database;
    private volatile Snapshot snapshot = new Snapshot(-1, new InMemoryLeases(List.of()));

    LeaseReplica(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Lease> of(String address, Instant from, Instant to) {
        return snapshot.leases().of(address, from, to);
    }

    /** The version of this replica; it increases with every change. */
    public long version() {
        return snapshot.version();
    }

    /**
     * Loads the leases if the database has a newer version.
     *
     * @throws DatabaseFailure if they cannot be read
     */
    public void refresh() {
        try (var connection = database.getConnection()) {
            // The version is read first: rows that change in between are loaded again at the next refresh.
            long version = version(connection);
            if (version != snapshot.version()) {
                snapshot = new Snapshot(version, new InMemoryLeases(load(connection)));
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read leases", e);
        }
    }

    private static long version(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select version from lease_version");
                var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static List<Lease> load(Connection connection) throws SQLException {
        List<Lease> leases = new ArrayList<>();
        try (var statement = connection.prepareStatement("select address, username, start_at, end_at from lease");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                String username = rows.getString(2);
                leases.add(new Lease(
                        rows.getString(1),
                        username.isEmpty() ? Optional.empty() : Optional.of(new UserName(username)),
                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                        rows.getObject(4, OffsetDateTime.class).toInstant()));
            }
        }
        return leases;
    }
}
