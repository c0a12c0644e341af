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
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/** What an auditor asks the trail. */
@ApplicationScoped
public class AuditReads {
    private static final int FETCH = 1_000;

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

    AuditReads(DataSource database) {
        this.database = database;
    }

    /** Which records; null asks nothing. */
    public record Filter(
            @Nullable String actor,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** A record in its place in the chain. */
    public record Placed(long seq, AuditEntry entry, String hash) {}

    /**
     * What a check of the whole chain found.
     *
     * @param records how many were checked, up to the first broken one
     * @param head the hash of the last good record: noted elsewhere, it shows later that none of these was taken away
     */
    public record Verification(
            boolean intact,
            long records,
            @Nullable Long firstBrokenSeq,
            @Nullable UUID firstBrokenId,
            String head) {}

    /** The newest first. */
    @Transactional
    public List<Placed> page(Filter filter, @Nullable Long before, int size) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            var from = filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC);
            var to = filter.to() == null ? null : filter.to().atOffset(ZoneOffset.UTC);
            @Nullable Object[] asked = {filter.actor(), filter.subject(), from, to, before};
            for (int i = 0; i < asked.length; i++) {
                select.setObject(2 * i + 1, asked[i]);
                select.setObject(2 * i + 2, asked[i]);
            }
            select.setInt(2 * asked.length + 1, size);
            try (var rows = select.executeQuery()) {
                List<Placed> page = new ArrayList<>();
                while (rows.next()) {
                    page.add(new Placed(
                            rows.getLong("seq"), AuditLog.entry(rows), AuditChain.hex(rows.getBytes("hash"))));
                }
                return page;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the audit trail", e);
        }
    }

    /** Computes every hash again. */
    @Transactional
    public Verification verify() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(CHAIN)) {
            select.setFetchSize(FETCH);
            byte[] head = AuditChain.origin();
            long seq = 0;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var entry = AuditLog.entry(rows);
                    byte[] hash = AuditChain.hash(head, seq + 1, entry);
                    boolean good = rows.getLong("seq") == seq + 1
                            && Arrays.equals(rows.getBytes("previous_hash"), head)
                            && Arrays.equals(rows.getBytes("hash"), hash);
                    if (!good) {
                        return new Verification(false, seq, rows.getLong("seq"), entry.auditId(), AuditChain.hex(head));
                    }
                    head = hash;
                    seq++;
                }
            }
            return new Verification(true, seq, null, null, AuditChain.hex(head));
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the audit trail", e);
        }
    }
}
