package org.dutywatch.eventkit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads and updates the outbox rows on the relay's own connection. */
final class OutboxRows {
    /** An arbitrary number that only relays use as a lock key. */
    private static final int RELAY_LOCK = 0x0D07_BA7C;

    /**
     * Advisory locks are shared by the whole database, which several services use; the id of the outbox table makes the
     * lock private to this service.
     */
    private static final String LOCK = "select pg_try_advisory_xact_lock(?, 'outbox'::regclass::oid::int)";

    private static final String DUE = """
            select o.id, o.event_id, o.topic, o.key, o.type, o.payload, o.attempts
              from outbox o
             where o.status = 'PENDING'
               and not exists (select 1 from outbox earlier
                                where earlier.status = 'PENDING' and earlier.topic = o.topic and earlier.key = o.key
                                  and earlier.id <= o.id and earlier.next_attempt_at > now())
             order by o.id
             limit ?
            """;

    private final Connection connection;

    OutboxRows(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes the relay lock until the transaction ends; false if another relay has it. Only one relay of a service may
     * send at a time, so that events of one key keep their order.
     */
    boolean tryLock() throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setInt(1, RELAY_LOCK);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /**
     * Returns the rows to send. A row is left out while an earlier row of its topic and key waits for its next attempt.
     */
    List<OutboxRow> due(int limit) throws SQLException {
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setInt(1, limit);
            try (var rows = statement.executeQuery()) {
                List<OutboxRow> due = new ArrayList<>();
                while (rows.next()) {
                    due.add(new OutboxRow(
                            rows.getLong(1),
                            rows.getObject(2, UUID.class),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getBytes(6),
                            rows.getInt(7)));
                }
                return due;
            }
        }
    }

    void deleteSent(List<Long> ids) throws SQLException {
        try (var statement = connection.prepareStatement("delete from outbox where id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }

    void retryLater(OutboxRow row, Duration delay, String error) throws SQLException {
        try (var statement = connection.prepareStatement("""
                update outbox set attempts = attempts + 1, last_error = ?,
                                  next_attempt_at = now() + make_interval(secs => ?)
                 where id = ?
                """)) {
            statement.setString(1, error);
            statement.setDouble(2, delay.toMillis() / 1000.0);
            statement.setLong(3, row.id());
            statement.executeUpdate();
        }
    }

    void quarantine(OutboxRow row, String error) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update outbox set attempts = attempts + 1, last_error = ?, status = 'QUARANTINED' where id = ?")) {
            statement.setString(1, error);
            statement.setLong(2, row.id());
            statement.executeUpdate();
        }
    }
}
