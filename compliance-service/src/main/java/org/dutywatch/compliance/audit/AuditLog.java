package org.dutywatch.compliance.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.audit.domain.AuditChain;
import org.dutywatch.compliance.audit.domain.AuditEntry;

/** Appends records to the hash chain. A lock allows one writer at a time, as each hash covers the hash before it. */
@ApplicationScoped
public class AuditLog {
    /** Key of the advisory lock; any number that nothing else in this database uses. */
    private static final long WRITER_LOCK = 0x0D07_A0D1;

    private static final String INSERT = """
            insert into audit_record
                (seq, audit_id, at, actor, roles, action, subject, purpose, service, previous_hash, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;

    AuditLog(DataSource database) {
        this.database = database;
    }

    /** Appends the entries in order. An entry whose id is in the chain already, or earlier in the list, is skipped. */
    @Transactional
    public void append(List<AuditEntry> entries) throws SQLException {
        Map<UUID, AuditEntry> newEntries = new LinkedHashMap<>();
        entries.forEach(entry -> newEntries.putIfAbsent(entry.auditId(), entry));
        try (var connection = database.getConnection()) {
            lockChain(connection);
            newEntries.keySet().removeAll(recorded(connection, newEntries.keySet()));
            var head = head(connection);
            try (var insert = connection.prepareStatement(INSERT)) {
                for (AuditEntry entry : newEntries.values()) {
                    var next = head.followedBy(entry);
                    insert.setLong(1, next.seq());
                    insert.setObject(2, entry.auditId());
                    insert.setObject(3, entry.at().atOffset(ZoneOffset.UTC));
                    insert.setString(4, entry.actor());
                    insert.setArray(
                            5, connection.createArrayOf("text", entry.roles().toArray()));
                    insert.setString(6, entry.action());
                    insert.setString(7, entry.subject());
                    insert.setString(8, entry.purpose());
                    insert.setString(9, entry.service());
                    insert.setBytes(10, head.hash());
                    insert.setBytes(11, next.hash());
                    insert.addBatch();
                    head = next;
                }
                insert.executeBatch();
            }
        }
    }

    /** The last record of the chain; sequence number 0 while the chain is empty. */
    private static final class Head {
        private final long seq;
        private final byte[] hash;

        Head(long seq, byte[] hash) {
            this.seq = seq;
            this.hash = hash;
        }

        long seq() {
            return seq;
        }

        byte[] hash() {
            return hash;
        }

        Head followedBy(AuditEntry entry) {
            return new Head(seq + 1, AuditChain.hash(hash, seq + 1, entry));
        }
    }

    private static void lockChain(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, WRITER_LOCK);
            lock.execute();
        }
    }

    private static Set<UUID> recorded(Connection connection, Set<UUID> ids) throws SQLException {
        try (var select = connection.prepareStatement("select audit_id from audit_record where audit_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = select.executeQuery()) {
                Set<UUID> recorded = new HashSet<>();
                while (rows.next()) {
                    recorded.add(rows.getObject(1, UUID.class));
                }
                return recorded;
            }
        }
    }

    private static Head head(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select seq, hash from audit_record order by seq desc limit 1");
                var rows = select.executeQuery()) {
            return rows.next() ? new Head(rows.getLong(1), rows.getBytes(2)) : new Head(0, AuditChain.origin());
        }
    }

    /** Reads the columns audit_id, at, actor, roles, action, subject, purpose and service. */
    static AuditEntry entry(ResultSet rows) throws SQLException {
        return new AuditEntry(
                rows.getObject("audit_id", UUID.class),
                rows.getObject("at", OffsetDateTime.class).toInstant(),
                rows.getString("actor"),
                Arrays.asList((String[]) rows.getArray("roles").getArray()),
                rows.getString("action"),
                rows.getString("subject"),
                rows.getString("purpose"),
                rows.getString("service"));
    }
}
