package org.dutywatch.compliance.model.audit;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the audit trail, record by record: computes each hash again, and compares it with the signed heads that were
 * kept outside the database. After the first fault it is of no more use.
 */
public final class ChainVerifier {
    private final Map<Long, SignedHead> headsBySeq;
    private byte[] head = AuditChain.origin();
    private long verified;
    private int version = 1;

    /** @param heads whose signatures were verified; of several with one number the first counts */
    public ChainVerifier(Collection<SignedHead> heads) {
        this.headsBySeq =
                heads.stream().collect(Collectors.toMap(SignedHead::seq, head -> head, (first, again) -> first));
    }

    /** Number of records that were verified without a fault. */
    public long verified() {
        return verified;
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
        String fault = faultOf(next);
        if (fault == null) {
            head = hash(next);
            version = next.hashVersion();
            verified++;
        }
        return fault;
    }

    private @Nullable String faultOf(ChainedRecord next) {
        long expected = verified + 1;
        if (next.seq() > expected) {
            return next.seq() == expected + 1
                    ? "record " + expected + " is missing"
                    : "records " + expected + " to " + (next.seq() - 1) + " are missing";
        }
        if (next.seq() < expected) {
            return "record " + next.seq() + " comes again, or out of order, after record " + verified;
        }
        if (!isUnchanged(next)) {
            return "record " + next.seq() + " was changed";
        }
        SignedHead signed = headsBySeq.get(next.seq());
        return signed == null || signed.hash().equals(next.hash())
                ? null
                : "record " + next.seq() + " or one before it is not what was signed at " + signed.signedAt();
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
     * Returns what is wrong after the last record: the end of the trail is missing if a later head was signed. Null if
     * nothing is wrong.
     */
    public @Nullable String end() {
        Optional<SignedHead> last = headsBySeq.values().stream().max(Comparator.comparingLong(SignedHead::seq));
        return last.filter(signed -> signed.seq() > verified)
                .map(signed -> "records from " + (verified + 1) + " on are missing: record " + signed.seq()
                        + " was signed at " + signed.signedAt())
                .orElse(null);
    }
}
