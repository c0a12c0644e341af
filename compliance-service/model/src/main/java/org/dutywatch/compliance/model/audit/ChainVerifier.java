package org.dutywatch.compliance.model.audit;

import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the audit trail, record by record: computes each hash again, and compares it with the signed heads that were
 * kept outside the database. A trail may lack its beginning if it records the purge ({@link TrailCut}); heads of what was
 * purged are then not compared. After the first fault it is of no more use.
 */
public final class ChainVerifier {
    private static final String HASH = "[0-9a-f]{64}";

    private final Map<Long, SignedHead> headsBySeq;
    private byte[] head = AuditChain.origin();
    private long last;
    private @Nullable RemovedRecords removed;
    private int version = 1;

    /** @param heads whose signatures were verified; of several with one number the first counts */
    public ChainVerifier(Collection<SignedHead> heads) {
        this.headsBySeq =
                heads.stream().collect(Collectors.toMap(SignedHead::seq, head -> head, (first, again) -> first));
    }

    /** Number of records that were verified without a fault. */
    public long verified() {
        return last - removed();
    }

    /** Number of the last of them; if there is none, of the last that was purged; 0 if there is none either. */
    public long last() {
        return last;
    }

    /** How many records the trail lacks at its beginning. */
    public long removed() {
        return removed == null ? 0 : removed.lastSeq();
    }

    /** Hash of the last of them, in hexadecimal. */
    public String head() {
        return AuditChain.hex(head);
    }

    /** Number of signed heads, each number counted once. */
    public int signedHeads() {
        return headsBySeq.size();
    }

    /**
     * Verifies the next record.
     *
     * @return what is wrong, in a sentence that names the record; null if it fits
     */
    public @Nullable String next(ChainedRecord next) {
        String fault = begin(next);
        if (fault == null) {
            fault = faultOf(next);
        }
        if (fault == null) {
            head = hash(next);
            version = next.hashVersion();
            last++;
            if (removed != null) {
                removed.read(next);
            }
        }
        return fault;
    }

    /** If the trail begins with a later record than the first, those before it were removed. */
    private @Nullable String begin(ChainedRecord first) {
        if (last > 0 || first.seq() <= 1) {
            return null;
        }
        if (!first.previousHash().matches(HASH)) {
            return "record " + first.seq() + " was changed";
        }
        last = first.seq() - 1;
        removed = new RemovedRecords(last, first.previousHash());
        head = HexFormat.of().parseHex(first.previousHash());
        return differentFromSigned(last, first.previousHash());
    }

    private @Nullable String faultOf(ChainedRecord next) {
        long expected = last + 1;
        if (next.seq() > expected) {
            return next.seq() == expected + 1
                    ? "record " + expected + " is missing"
                    : "records " + expected + " to " + (next.seq() - 1) + " are missing";
        }
        if (next.seq() < expected) {
            return "record " + next.seq() + " comes again, or out of order, after record " + last;
        }
        if (!isUnchanged(next)) {
            return "record " + next.seq() + " was changed";
        }
        return differentFromSigned(next.seq(), next.hash());
    }

    private @Nullable String differentFromSigned(long seq, String hash) {
        SignedHead signed = headsBySeq.get(seq);
        return signed == null || signed.hash().equals(hash)
                ? null
                : "record " + seq + " or one before it is not what was signed at " + signed.signedAt();
    }

    private boolean isUnchanged(ChainedRecord next) {
        return next.hashVersion() >= version
                && next.hashVersion() <= AuditChain.VERSION
                && (next.hashVersion() > 1 || !next.entry().hasFieldsOfVersion2())
                && next.previousHash().equals(AuditChain.hex(head))
                && next.hash().equals(AuditChain.hex(hash(next)));
    }

    private byte[] hash(ChainedRecord next) {
        return AuditChain.hash(next.hashVersion(), head, next.seq(), next.entry());
    }

    /**
     * Returns what is wrong after the last record: the end of the trail is missing if a later head was signed, or its
     * beginning, and no purge explains it. Null if nothing is wrong.
     */
    public @Nullable String end() {
        Optional<SignedHead> lastHead = headsBySeq.values().stream().max(Comparator.comparingLong(SignedHead::seq));
        String missing = lastHead.filter(signed -> signed.seq() > last)
                .map(signed -> "records from " + (last + 1) + " on are missing: record " + signed.seq()
                        + " was signed at " + signed.signedAt())
                .orElse(null);
        return missing == null && removed != null ? removed.fault(headsBySeq.values()) : missing;
    }
}
