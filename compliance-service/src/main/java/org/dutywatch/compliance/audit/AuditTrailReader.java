package org.dutywatch.compliance.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.audit.domain.AuditChain;
import org.dutywatch.compliance.audit.domain.AuditEntry;
import org.dutywatch.compliance.audit.domain.SignedHead;
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

    private static final RowMapper<ChainPosition> POSITION =
            (row, context) -> new ChainPosition(row.getLong("seq"), row.getString("hash"));

    private final Database database;
    private final AuditHeads signedHeads;

    AuditTrailReader(Database database, AuditHeads signedHeads) {
        this.database = database;
        this.signedHeads = signedHeads;
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
     * A place in the chain.
     *
     * @param seq sequence number of a record; 0 before the first
     * @param hash its hash, SHA-256 in lower-case hexadecimal
     */
    record ChainPosition(long seq, String hash) {}

    /**
     * The result of verifying the whole chain, also against the signed heads that are kept outside the database.
     *
     * @param records number of intact records before the first broken or missing one
     * @param firstBrokenSeq sequence number of the first record that does not fit or is missing; null if there is none
     * @param firstBrokenId id of that record; null if there is none or the record is missing
     * @param head hash of the last intact record; a copy that is kept elsewhere proves later that no record up to it
     *     was removed
     * @param signedHeads number of signed heads that the chain was compared with
     * @param fault a sentence that says what is wrong and where; null if the chain is intact
     */
    public record ChainVerification(
            boolean intact,
            long records,
            @Nullable Long firstBrokenSeq,
            @Nullable UUID firstBrokenId,
            String head,
            int signedHeads,
            @Nullable String fault) {}

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
        var signed = signedHeads.read();
        Map<Long, SignedHead> headsBySeq = signed.heads().stream()
                .collect(Collectors.toMap(SignedHead::seq, head -> head, (first, again) -> first));
        byte[] head = AuditChain.origin();
        long verified = 0;
        List<ChainedRecord> page;
        do {
            page = following(verified, pageSize);
            for (ChainedRecord next : page) {
                byte[] hash = AuditChain.hash(head, verified + 1, next.entry());
                String fault = fault(next, verified + 1, head, hash, headsBySeq.get(next.seq()));
                if (fault != null) {
                    return new ChainVerification(
                            false,
                            verified,
                            next.seq(),
                            next.entry().auditId(),
                            AuditChain.hex(head),
                            headsBySeq.size(),
                            fault);
                }
                head = hash;
                verified++;
            }
        } while (page.size() == pageSize);
        return end(verified, AuditChain.hex(head), signed, headsBySeq.size());
    }

    /** Returns what is wrong with a record; null if it fits. */
    private static @Nullable String fault(
            ChainedRecord next, long expectedSeq, byte[] previous, byte[] hash, @Nullable SignedHead signed) {
        if (next.seq() != expectedSeq) {
            return "record " + expectedSeq + " is missing";
        }
        if (!next.previousHash().equals(AuditChain.hex(previous))
                || !next.hash().equals(AuditChain.hex(hash))) {
            return "record " + next.seq() + " was changed";
        }
        return signed == null || signed.hash().equals(next.hash())
                ? null
                : "record " + next.seq() + " or one before it is not what was signed at " + signed.signedAt();
    }

    private static ChainVerification end(long verified, String head, AuditHeads.HeadsFile signed, int heads) {
        Optional<SignedHead> last = signed.heads().stream().max(Comparator.comparingLong(SignedHead::seq));
        if (last.isPresent() && last.get().seq() > verified) {
            String fault = "records from " + (verified + 1) + " on are missing: record "
                    + last.get().seq() + " was signed at " + last.get().signedAt();
            return new ChainVerification(false, verified, verified + 1, null, head, heads, fault);
        }
        return new ChainVerification(signed.fault() == null, verified, null, null, head, heads, signed.fault());
    }

    /** The last record; number 0 while the chain is empty. */
    ChainPosition head() {
        return database.withHandle(handle -> handle.createQuery(
                                "select seq, encode(hash, 'hex') as hash from audit_record order by seq desc limit 1")
                        .map(POSITION)
                        .findOne())
                .orElseGet(() -> new ChainPosition(0, AuditChain.hex(AuditChain.origin())));
    }

    /** The stored hash of a record, in hexadecimal; empty if the record is missing. */
    Optional<String> hashAt(long seq) {
        return database.withHandle(
                handle -> handle.createQuery("select encode(hash, 'hex') from audit_record where seq = :seq")
                        .bind("seq", seq)
                        .mapTo(String.class)
                        .findOne());
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
