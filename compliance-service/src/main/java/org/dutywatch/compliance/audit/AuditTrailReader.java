package org.dutywatch.compliance.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.audit.domain.AuditChain;
import org.dutywatch.compliance.audit.domain.AuditEntry;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Reads and verifies the audit trail. */
@ApplicationScoped
public class AuditTrailReader {
    private static final int FETCH_SIZE = 1_000;

    private static final String PAGE = """
            select seq, audit_id, at, actor, roles, action, subject, purpose, service, hash
              from audit_record
             where (?::text is null or actor = ?) and (?::text is null or subject = ?)
               and (?::timestamptz is null or at >= ?) and (?::timestamptz is null or at < ?)
               and (?::bigint is null or seq < ?)
             order by seq desc
             limit ?
            """;

    private static final String CHAIN = """
            select seq, audit_id, at, actor, roles, action, subject, purpose, service, previous_hash, hash
              from audit_record
             order by seq
            """;

    private final DataSource database;

    AuditTrailReader(DataSource database) {
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
     * A record with its place in the chain.
     *
     * @param seq sequence number, from 1
     * @param hash SHA-256 in hexadecimal
     */
    public record ChainedRecord(long seq, AuditEntry entry, String hash) {}

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
     * @param before only records with a lower sequence number; null for the first page
     */
    @Transactional
    public List<ChainedRecord> page(AuditFilter filter, @Nullable Long before, int size) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            var from = filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC);
            var to = filter.to() == null ? null : filter.to().atOffset(ZoneOffset.UTC);
            @Nullable Object[] criteria = {filter.actor(), filter.subject(), from, to, before};
            for (int i = 0; i < criteria.length; i++) {
                select.setObject(2 * i + 1, criteria[i]);
                select.setObject(2 * i + 2, criteria[i]);
            }
            select.setInt(2 * criteria.length + 1, size);
            try (var rows = select.executeQuery()) {
                List<ChainedRecord> page = new ArrayList<>();
                while (rows.next()) {
                    page.add(new ChainedRecord(
                            rows.getLong("seq"), AuditLog.entry(rows), AuditChain.hex(rows.getBytes("hash"))));
                }
                return page;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the audit trail", e);
        }
    }

    /** Computes every hash again, and stops at the first record that does not fit. */
    @Transactional
    public ChainVerification verify() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(CHAIN)) {
            select.setFetchSize(FETCH_SIZE);
            byte[] head = AuditChain.origin();
            long seq = 0;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var entry = AuditLog.entry(rows);
                    byte[] hash = AuditChain.hash(head, seq + 1, entry);
                    boolean fits = rows.getLong("seq") == seq + 1
                            && Arrays.equals(rows.getBytes("previous_hash"), head)
                            && Arrays.equals(rows.getBytes("hash"), hash);
                    if (!fits) {
                        return new ChainVerification(
                                false, seq, rows.getLong("seq"), entry.auditId(), AuditChain.hex(head));
                    }
                    head = hash;
                    seq++;
                }
            }
            return new ChainVerification(true, seq, null, null, AuditChain.hex(head));
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the audit trail", e);
        }
    }
}
