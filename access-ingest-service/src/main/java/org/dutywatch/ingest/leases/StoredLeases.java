package org.dutywatch.ingest.leases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.dutywatch.ingest.attribution.domain.UserName;

/** The leases in the database. All methods run in the caller's transaction. */
@ApplicationScoped
class StoredLeases {
    private static final String ENDS = """
            select address, username, start_at, end_at from lease where address = any(?)
            """;
    private static final String PUT = """
            insert into lease (address, username, start_at, end_at, imported_at) values (?, ?, ?, ?, ?)
            on conflict (address, username, start_at) do update
                set end_at = excluded.end_at, imported_at = excluded.imported_at
            """;
    private static final String REMOVE = "delete from lease where address = ? and username = ? and start_at = ?";
    private static final String EXPIRE = "delete from lease where greatest(end_at, imported_at) < ?";

    /**
     * Identifies a lease. Several holders may have leases of an address at the same time; then the address identifies
     * none of them.
     *
     * @param address canonical
     * @param username normalised; empty for a shared terminal
     */
    record LeaseKey(String address, String username, Instant start) {
        static LeaseKey of(LeaseRow.RequestedLease requested) {
            return new LeaseKey(
                    requested.address(), requested.holder().map(UserName::value).orElse(""), requested.start());
        }
    }

    /** Locks the leases: other imports wait until this transaction ends. */
    void lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select from lease_version for update")) {
            statement.execute();
        }
    }

    /** Increments the version of the leases, so that all instances load them again. */
    void incrementVersion(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("update lease_version set version = version + 1")) {
            statement.executeUpdate();
        }
    }

    /** The end of each lease of these addresses. */
    Map<LeaseKey, Instant> findEnds(Connection connection, Collection<String> addresses) throws SQLException {
        try (var statement = connection.prepareStatement(ENDS)) {
            statement.setArray(1, connection.createArrayOf("text", addresses.toArray()));
            try (var rows = statement.executeQuery()) {
                Map<LeaseKey, Instant> ends = new HashMap<>();
                while (rows.next()) {
                    var start = rows.getObject(3, OffsetDateTime.class).toInstant();
                    var end = rows.getObject(4, OffsetDateTime.class).toInstant();
                    ends.put(new LeaseKey(rows.getString(1), rows.getString(2), start), end);
                }
                return ends;
            }
        }
    }

    /** Adds leases, or changes their ends. */
    void put(Connection connection, Map<LeaseKey, Instant> ends, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(PUT)) {
            for (var lease : ends.entrySet()) {
                statement.setString(1, lease.getKey().address());
                statement.setString(2, lease.getKey().username());
                statement.setObject(3, lease.getKey().start().atOffset(ZoneOffset.UTC));
                statement.setObject(4, lease.getValue().atOffset(ZoneOffset.UTC));
                statement.setObject(5, now.atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void remove(Connection connection, Collection<LeaseKey> leases) throws SQLException {
        try (var statement = connection.prepareStatement(REMOVE)) {
            for (var lease : leases) {
                statement.setString(1, lease.address());
                statement.setString(2, lease.username());
                statement.setObject(3, lease.start().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Deletes the leases that both ended and were imported before {@code before}. Returns how many. */
    int expire(Connection connection, Instant before) throws SQLException {
        try (var statement = connection.prepareStatement(EXPIRE)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }
}
