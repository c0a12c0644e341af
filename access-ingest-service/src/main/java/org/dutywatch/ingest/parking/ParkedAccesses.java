package org.dutywatch.ingest.parking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;

/**
 * Accesses to monitored sites by user names that nobody bears yet: they wait for the name. All methods work in the
 * caller's transaction.
 */
@ApplicationScoped
public class ParkedAccesses {
    private static final String PARK = """
            insert into parked_access (observation_id, username, access, parked_at) values (?, ?, ?, ?)
            on conflict (observation_id) do nothing
            """;

    /** Jumps from name to name through the index: there may be many accesses and are few names. */
    private static final String NAMES = """
            with recursive names as (
                select min(username) as name from parked_access
                union all
                select (select min(username) from parked_access where username > name) from names where name is not null
            )
            select name from names where name is not null
            """;

    private static final String CLAIM = """
            select observation_id, access from parked_access where username = ? limit ? for update skip locked
            """;

    private final ObjectMapper json;

    ParkedAccesses(ObjectMapper json) {
        this.json = json;
    }

    /** One access that waits for its user name. */
    public record Parked(String username, UnattributedAccess access) {}

    /** Keeps the accesses; one that is kept already changes nothing. */
    public void park(Connection connection, List<Parked> accesses, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(PARK)) {
            for (var parked : accesses) {
                statement.setString(1, parked.access().observationId());
                statement.setString(2, parked.username());
                statement.setString(3, write(parked.access()));
                statement.setObject(4, now.atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The user names that accesses wait for. */
    List<String> names(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(NAMES);
                var rows = statement.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    /** Locks some accesses of the name that nobody else is releasing. */
    List<UnattributedAccess> claim(Connection connection, String username, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, username);
            statement.setInt(2, limit);
            try (var rows = statement.executeQuery()) {
                List<UnattributedAccess> claimed = new ArrayList<>();
                while (rows.next()) {
                    claimed.add(read(rows.getString(2)));
                }
                return claimed;
            }
        }
    }

    void delete(Connection connection, List<UnattributedAccess> accesses) throws SQLException {
        try (var statement = connection.prepareStatement("delete from parked_access where observation_id = any(?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            accesses.stream()
                                    .map(UnattributedAccess::observationId)
                                    .toArray()));
            statement.executeUpdate();
        }
    }

    int deleteOlderThan(Connection connection, OffsetDateTime oldest) throws SQLException {
        try (var statement = connection.prepareStatement("delete from parked_access where parked_at < ?")) {
            statement.setObject(1, oldest);
            return statement.executeUpdate();
        }
    }

    private String write(UnattributedAccess access) {
        try {
            return json.writeValueAsString(access);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write an access", e);
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
