package org.dutywatch.compliance.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.dutywatch.compliance.model.audit.AuditChain;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.compliance.model.audit.ChainVerifier;
import org.dutywatch.compliance.model.audit.ChainedRecord;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Reads and verifies the audit trail. */
@ApplicationScoped
public class AuditTrailReader {
    private static final int READ_AT_ONCE = 1_000;

    private static final String SELECT = """
            select seq, audit_id, at, actor, roles, action, subject, purpose, service, client_address, session, outcome,
                   count, hash_version, encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash
              from audit_record
            """;

    private static final RowMapper<ChainedRecord> CHAINED = (row, context) -> new ChainedRecord(
            row.getLong("seq"),
            row.getInt("hash_version"),
            new AuditEntry(
                    row.getObject("audit_id", UUID.class),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("actor"),
                    List.of((String[]) row.getArray("roles").getArray()),
                    row.getString("action"),
                    row.getString("subject"),
                    row.getString("purpose"),
                    row.getString("service"),
                    row.getString("client_address"),
                    row.getString("session"),
                    row.getString("outcome"),
                    row.getObject("count", Long.class)),
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
            @Nullable String outcome,
            @Nullable Instant from,
            @Nullable Instant to) {}

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
     * @param removed number of records before the first one that is there: they were purged
     * @param firstBrokenSeq sequence number of the first record that does not fit or is missing; null if there is none
     * @param firstBrokenId id of that record; null if there is none or the record is missing
     * @param head hash of the last intact record; a copy that is kept elsewhere proves later that no record up to it
     *     was removed
     * @param signedHeads number of signed heads that the chain was compared with
     * @param headsNote why that is none, and what was not checked without them; null if there are heads
     * @param fault a sentence that says what is wrong and where; null if the chain is intact
     */
    public record ChainVerification(
            boolean intact,
            long records,
            long removed,
            @Nullable Long firstBrokenSeq,
            @Nullable UUID firstBrokenId,
            String head,
            int signedHeads,
            @Nullable String headsNote,
            @Nullable String fault) {}

    /**
     * A page of records, the newest first.
     *
     * @param after the last record of the page before; null for the first page
     */
    public List<ChainedRecord> page(AuditFilter filter, @Nullable PageToken after, int size) {
        return database.withHandle(handle -> handle.createQuery(SELECT + """
                         where (:actor::text is null or actor = :actor) and (:subject::text is null or subject = :subject)
                           and (:outcome::text is null or outcome = :outcome)
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
     * transaction of its own, so that the database can clean up behind a long chain. If the trail is purged meanwhile, it
     * begins again.
     */
    public ChainVerification verify() {
        return verify(READ_AT_ONCE);
    }

    ChainVerification verify(int pageSize) {
        ChainVerification verification;
        long first;
        do {
            first = firstSeq();
            verification = verifyOnce(pageSize);
        } while (!verification.intact() && first != firstSeq());
        return verification;
    }

    private ChainVerification verifyOnce(int pageSize) {
        var signed = signedHeads.read();
        var verifier = new ChainVerifier(signed.heads());
        List<ChainedRecord> page;
        do {
            page = following(verifier.last(), pageSize);
            for (ChainedRecord next : page) {
                String fault = verifier.next(next);
                if (fault != null) {
                    return result(verifier, next.seq(), next.entry().auditId(), fault);
                }
            }
        } while (page.size() == pageSize);
        String end = verifier.end();
        return end == null
                ? result(verifier, null, null, signed.fault())
                : result(verifier, verifier.last() + 1, null, end);
    }

    private ChainVerification result(
            ChainVerifier verifier, @Nullable Long brokenSeq, @Nullable UUID brokenId, @Nullable String fault) {
        return new ChainVerification(
                fault == null,
                verifier.verified(),
                verifier.removed(),
                brokenSeq,
                brokenId,
                verifier.head(),
                verifier.signedHeads(),
                verifier.signedHeads() > 0 ? null : signedHeads.whyNone(),
                fault);
    }

    /**
     * Passes every record on, from the first. Records are read by pages, each in a transaction of its own, so that few
     * are in memory at a time.
     *
     * @throws IllegalStateException if the trail is purged meanwhile, so that a part would be missing
     */
    void forEach(Consumer<ChainedRecord> consumer) {
        forEach(READ_AT_ONCE, consumer);
    }

    void forEach(int pageSize, Consumer<ChainedRecord> consumer) {
        long last = 0;
        List<ChainedRecord> page;
        do {
            page = following(last, pageSize);
            if (last > 0 && !page.isEmpty() && page.get(0).seq() != last + 1) {
                throw new IllegalStateException("records after " + last + " were purged while the trail was read");
            }
            page.forEach(consumer);
            last = page.isEmpty() ? last : page.get(page.size() - 1).seq();
        } while (page.size() == pageSize);
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

    /** Returns whether the record was removed by a purge. */
    boolean wasPurged(long seq) {
        return database.withHandle(
                handle -> handle.createQuery("select exists (select from audit_cut where last_seq >= :seq)")
                        .bind("seq", seq)
                        .mapTo(Boolean.class)
                        .one());
    }

    private long firstSeq() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.withHandle(
                        handle -> handle.createQuery("select coalesce(min(seq), 0) from audit_record")
                                .mapTo(Long.class)
                                .one()));
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
