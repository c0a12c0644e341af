package org.dutywatch.compliance.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.audit.domain.AuditChain;
import org.dutywatch.compliance.audit.domain.AuditEntry;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Reads and verifies the audit trail. */
@ApplicationScoped
public class AuditTrailReader {
    private static final int VERIFIED_AT_ONCE = 1_000;

    private static final String SELECT = """
            select seq, audit_id, at, actor, roles, action, subject, purpose, service,
                   encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash
              from audit_record
            """;

    private static final RowMapper<ChainedRecord> CHAINED = (row, context) -> new ChainedRecord(
            row.getLong("seq"),
            new AuditEntry(
                    row.getObject("audit_id", UUID.class),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("actor"),
                    List.of((String[]) row.getArray("roles").getArray()),
                    row.getString("action"),
                    row.getString("subject"),
                    row.getString("purpose"),
                    row.getString("service")),
            row.getString("previous_hash"),
            row.getString("hash"));

    private final Database database;

    AuditTrailReader(Database database) {
        this.database = database;
    }

    /**
     * Which records to read; null does not restrict them.
     *
     * @param from earliest time, inclusive
     * @param to latest time, exclusive
     */
    public record AuditFilter(
            @Nullable String actor,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * A record with its place in the chain. Hashes are SHA-256 in lower-case hexadecimal.
     *
     * @param seq sequence number, from 1
     */
    public record ChainedRecord(long seq, AuditEntry entry, String previousHash, String hash) {
        PageToken position() {
            return new PageToken(entry.at(), entry.auditId());
        }
    }

    /**
     * The result of verifying the whole chain.
     *
     * @param records number of intact records before the first broken one
     * @param firstBrokenSeq sequence number of the first record that does not fit; null if the chain is intact
     * @param firstBrokenId id of that record; null if the chain is intact
     * @param head hash of the last intact record; a copy that is kept elsewhere proves later that no record up to it
     *     was removed
     */
    public record ChainVerification(
            boolean intact,
            long records,
            @Nullable Long firstBrokenSeq,
            @Nullable UUID firstBrokenId,
            String head) {}

    /**
     * A page of records, the newest first.
     *
     * @param after the last record of the page before; null for the first page
     */
    public List<ChainedRecord> page(AuditFilter filter, @Nullable PageToken after, int size) {
        return database.withHandle(handle -> handle.createQuery(SELECT + """
                         where (:actor::text is null or actor = :actor) and (:subject::text is null or subject = :subject)
                           and (:from::timestamptz is null or at >= :from) and (:to::timestamptz is null or at < :to)
                           and (:after::uuid is null
                                or seq < (select seq from audit_record where audit_id = :after))
                         order by seq desc
                         limit :size
                        """)
                .bindMethods(filter)
                .bindByType("after", after == null ? null : after.id(), UUID.class)
                .bind("size", size)
                .map(CHAINED)
                .list());
    }

    /**
     * Computes every hash again, and stops at the first record that does not fit. Records are read by pages, each in a
     * transaction of its own, so that the database can clean up behind a long chain.
     */
    public ChainVerification verify() {
        return verify(VERIFIED_AT_ONCE);
    }

    ChainVerification verify(int pageSize) {
        byte[] head = AuditChain.origin();
        long verified = 0;
        List<ChainedRecord> page;
        do {
            page = following(verified, pageSize);
            for (ChainedRecord next : page) {
                byte[] hash = AuditChain.hash(head, verified + 1, next.entry());
                boolean fits = next.seq() == verified + 1
                        && next.previousHash().equals(AuditChain.hex(head))
                        && next.hash().equals(AuditChain.hex(hash));
                if (!fits) {
                    return new ChainVerification(
                            false, verified, next.seq(), next.entry().auditId(), AuditChain.hex(head));
                }
                head = hash;
                verified++;
            }
        } while (page.size() == pageSize);
        return new ChainVerification(true, verified, null, null, AuditChain.hex(head));
    }

    private List<ChainedRecord> following(long seq, int pageSize) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.withHandle(
                        handle -> handle.createQuery(SELECT + " where seq > :seq order by seq limit :size")
                                .bind("seq", seq)
                                .bind("size", pageSize)
                                .map(CHAINED)
                                .list()));
    }
}
