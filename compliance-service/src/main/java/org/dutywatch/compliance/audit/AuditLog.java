package org.dutywatch.compliance.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.model.audit.AuditChain;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;

/** Appends records to the hash chain. A lock allows one writer at a time, as each hash covers the hash before it. */
@ApplicationScoped
public class AuditLog {
    /** Key of the advisory lock; any number that nothing else in this database uses. */
    static final long WRITER_LOCK = 0x0D07_A0D1;

    private final Database database;

    AuditLog(Database database) {
        this.database = database;
    }

    /** Appends the entries in order. An entry whose id is in the chain already, or earlier in the list, is skipped. */
    @Transactional
    public void append(List<AuditEntry> entries) {
        Map<UUID, AuditEntry> newEntries = new LinkedHashMap<>();
        entries.forEach(entry -> newEntries.putIfAbsent(entry.auditId(), entry));
        database.useHandle(handle -> {
            handle.execute("select pg_advisory_xact_lock(?)", WRITER_LOCK);
            newEntries.keySet().removeAll(recorded(handle, newEntries.keySet()));
            if (!newEntries.isEmpty()) {
                insert(handle, newEntries.values());
            }
        });
    }

    private static void insert(Handle handle, Iterable<AuditEntry> entries) {
        var insert = handle.prepareBatch("""
                insert into audit_record
                    (seq, audit_id, at, actor, roles, action, subject, purpose, service, client_address, session,
                     outcome, count, hash_version, previous_hash, hash)
                values (:seq, :auditId, :at, :actor, :roles, :action, :subject, :purpose, :service, :clientAddress,
                        :session, :outcome, :count, :version, :previous, :hash)
                """);
        var head = head(handle);
        for (AuditEntry entry : entries) {
            var next = head.followedBy(entry);
            insert.bind("seq", next.seq())
                    .bindMethods(entry)
                    .bindArray("roles", String.class, entry.roles())
                    .bind("version", AuditChain.VERSION)
                    .bind("previous", head.hash())
                    .bind("hash", next.hash())
                    .add();
            head = next;
        }
        insert.execute();
    }

    private static Set<UUID> recorded(Handle handle, Set<UUID> ids) {
        return handle.createQuery("select audit_id from audit_record where audit_id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .mapTo(UUID.class)
                .set();
    }

    private static Head head(Handle handle) {
        return handle.createQuery("select seq, hash from audit_record order by seq desc limit 1")
                .map((row, context) -> new Head(row.getLong("seq"), row.getBytes("hash")))
                .findOne()
                .orElseGet(() -> new Head(0, AuditChain.origin()));
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
            return new Head(seq + 1, AuditChain.hash(AuditChain.VERSION, hash, seq + 1, entry));
        }
    }
}
