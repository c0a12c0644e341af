package org.dutywatch.ingest.parking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;

/**
 * Accesses to monitored sites whose employee is not known yet. Each waits until its user name belongs to an employee,
 * or until a lease says who held its address. All methods run in the caller's transaction.
 */
@ApplicationScoped
public class ParkedAccesses {
    private static final String PARK = """
            insert into parked_access (observation_id, username, address, started_at, access, parked_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (observation_id) do nothing
            """;

    /** Lists the distinct names with one index look-up each: there may be many accesses, but there are few names. */
    private static final String USER_NAMES = """
            with recursive names as (
                select min(username) as name from parked_access
                union all
                select (select min(username) from parked_access where username > name) from names where name is not null
            )
            select name from names where name is not null
            """;

    private static final String LOCK_BY_USER_NAME = """
            select username, access from parked_access where username = ? order by started_at nulls first limit ?
            for update skip locked
            """;

    /**
     * Sets the tried version of all accesses whose address no user held at their start. Most of them come from shared
     * terminals, and so their JSON is never read.
     */
    private static final String SKIP_WITHOUT_LEASE = """
            update parked_access set tried_version = ?
            where address is not null and tried_version < ? and not exists (
                select from lease
                where lease.address = parked_access.address and lease.username <> ''
                  and lease.start_at <= parked_access.started_at and lease.end_at > parked_access.started_at)
            """;

    private static final String LOCK_UNTRIED_ADDRESSES = """
            select address, access from parked_access where address is not null and tried_version < ?
            order by started_at nulls first limit ? for update skip locked
            """;

    private static final String RECORD_TRIED =
            "update parked_access set tried_version = ? where observation_id = any(?)";
    private static final String COUNT = """
            insert into line_count (source, outcome, reason, lines) values (?, 'attributed_later', ?, ?)
            on conflict (source, outcome, reason) do update set lines = line_count.lines + excluded.lines
            """;

    private final ObjectMapper json;

    ParkedAccesses(ObjectMapper json) {
        this.json = json;
    }

    /** One access, and the user name or address by which it may be attributed later. */
    public record ParkedAccess(PendingIdentity pendingIdentity, UnattributedAccess access) {}

    /**
     * What parked accesses wait for.
     *
     * @param userNames the user names
     * @param hasAddresses whether any access waits for a lease of its address
     */
    record PendingIdentities(List<String> userNames, boolean hasAddresses) {}

    /** Parks the accesses. One that is parked already stays as it is. */
    public void park(Connection connection, List<ParkedAccess> accesses, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(PARK)) {
            for (var parked : accesses) {
                boolean user = parked.pendingIdentity().identityMethod() == IdentityMethod.USERNAME;
                statement.setString(1, parked.access().observationId());
                statement.setString(2, user ? parked.pendingIdentity().name() : null);
                statement.setString(3, user ? null : parked.pendingIdentity().name());
                statement.setObject(4, parked.access().start().atOffset(ZoneOffset.UTC));
                statement.setString(5, write(parked.access()));
                statement.setObject(6, now.atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    PendingIdentities pendingIdentities(Connection connection) throws SQLException {
        try (var userNames = connection.prepareStatement(USER_NAMES);
                var rows = userNames.executeQuery();
                var addresses = connection.prepareStatement(
                        "select exists (select from parked_access where address is not null)");
                var any = addresses.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return new PendingIdentities(names, any.next() && any.getBoolean(1));
        }
    }

    /** Locks up to {@code limit} accesses of the user name, the earliest first; skips rows that are locked already. */
    List<ParkedAccess> lockByUserName(Connection connection, String username, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK_BY_USER_NAME)) {
            statement.setString(1, username);
            statement.setInt(2, limit);
            return read(statement, IdentityMethod.USERNAME);
        }
    }

    /** Skips the accesses whose address no user held at their start, until employees or leases change. */
    void skipWithoutLease(Connection connection, long version) throws SQLException {
        try (var statement = connection.prepareStatement(SKIP_WITHOUT_LEASE)) {
            statement.setLong(1, version);
            statement.setLong(2, version);
            statement.executeUpdate();
        }
    }

    /**
     * Locks up to {@code limit} accesses that wait for a lease and were not tried with this version of employees and
     * leases, the earliest first; skips rows that are locked already.
     */
    List<ParkedAccess> lockUntriedAddresses(Connection connection, long version, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK_UNTRIED_ADDRESSES)) {
            statement.setLong(1, version);
            statement.setInt(2, limit);
            return read(statement, IdentityMethod.LEASE);
        }
    }

    /** Records that these accesses were tried with this version of employees and leases. */
    void recordTried(Connection connection, List<ParkedAccess> accesses, long version) throws SQLException {
        try (var statement = connection.prepareStatement(RECORD_TRIED)) {
            statement.setLong(1, version);
            statement.setArray(2, connection.createArrayOf("text", ids(accesses)));
            statement.executeUpdate();
        }
    }

    void delete(Connection connection, List<ParkedAccess> accesses) throws SQLException {
        try (var statement = connection.prepareStatement("delete from parked_access where observation_id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("text", ids(accesses)));
            statement.executeUpdate();
        }
    }

    /** Counts the released accesses by source, and by whether they waited for a user name or a lease. */
    void count(Connection connection, List<ParkedAccess> released) throws SQLException {
        Map<String, Map<String, Long>> bySource = new TreeMap<>();
        for (var parked : released) {
            String reason = parked.pendingIdentity().identityMethod() == IdentityMethod.LEASE
                    ? "lease_known_now"
                    : "user_known_now";
            bySource.computeIfAbsent(parked.access().source(), source -> new TreeMap<>())
                    .merge(reason, 1L, Long::sum);
        }
        try (var statement = connection.prepareStatement(COUNT)) {
            for (var source : bySource.entrySet()) {
                for (var reason : source.getValue().entrySet()) {
                    statement.setString(1, source.getKey());
                    statement.setString(2, reason.getKey());
                    statement.setLong(3, reason.getValue());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    int deleteOlderThan(Connection connection, OffsetDateTime oldest) throws SQLException {
        try (var statement = connection.prepareStatement("delete from parked_access where parked_at < ?")) {
            statement.setObject(1, oldest);
            return statement.executeUpdate();
        }
    }

    private static Object[] ids(List<ParkedAccess> accesses) {
        return accesses.stream().map(parked -> parked.access().observationId()).toArray();
    }

    private List<ParkedAccess> read(PreparedStatement query, IdentityMethod identityMethod) throws SQLException {
        try (var rows = query.executeQuery()) {
            List<ParkedAccess> accesses = new ArrayList<>();
            while (rows.next()) {
                accesses.add(new ParkedAccess(
                        new PendingIdentity(identityMethod, rows.getString(1)), read(rows.getString(2))));
            }
            return accesses;
        }
    }

    private String write(UnattributedAccess access) {
        try {
            return json.writeValueAsString(access);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write an access as JSON", e);
        }
    }

    private UnattributedAccess read(String access) {
        try {
            return json.readValue(access, UnattributedAccess.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot read a parked access", e);
        }
    }
}
