package org.dutywatch.compliance.model.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records that a trail lacks at its beginning, and whether they may be missing: the trail must have a record of the
 * purge, and the signed heads must not show that the purge took records that were younger than a year.
 */
final class RemovedRecords {
    /** A year, less a day for clocks that differ. */
    private static final Duration YOUNGEST = Duration.ofDays(364);

    private final long lastSeq;
    private final String lastHash;
    private @Nullable Long purgeSeq;
    private @Nullable Instant purgedAt;

    /**
     * @param lastSeq number of the last record that is missing
     * @param lastHash its hash, as the record after it states it
     */
    RemovedRecords(long lastSeq, String lastHash) {
        this.lastSeq = lastSeq;
        this.lastHash = lastHash;
    }

    long lastSeq() {
        return lastSeq;
    }

    /** Takes note of a record if it is that of the purge. */
    void read(ChainedRecord chained) {
        TrailCut.of(chained.entry())
                .filter(cut -> purgeSeq == null
                        && cut.lastSeq() == lastSeq
                        && cut.lastHash().equals(lastHash))
                .ifPresent(cut -> {
                    purgeSeq = chained.seq();
                    purgedAt = chained.entry().at();
                });
    }

    /** Returns why the records must not be missing, after the whole trail was read; null if they may. */
    @Nullable
    String fault(Collection<SignedHead> heads) {
        Long seq = purgeSeq;
        if (seq == null || purgedAt == null) {
            return "records up to " + lastSeq + " are missing, and no record of a purge says so";
        }
        Instant purged = earlier(purgedAt, heads, seq);
        return heads.stream()
                .filter(head -> head.seq() < lastSeq)
                .max(Comparator.comparingLong(SignedHead::seq))
                .filter(head -> head.signedAt().isAfter(purged.minus(YOUNGEST)))
                .map(head -> "records up to " + lastSeq + " are missing: when record " + seq + " says that they were"
                        + " purged, record " + lastSeq + " was younger than a year, because record " + head.seq()
                        + " was signed as the last one at " + head.signedAt())
                .orElse(null);
    }

    /** What the record itself says is not trusted if it was signed before. */
    private static Instant earlier(Instant stated, Collection<SignedHead> heads, long seq) {
        Optional<Instant> signed = heads.stream()
                .filter(head -> head.seq() >= seq)
                .map(SignedHead::signedAt)
                .min(Comparator.naturalOrder());
        return signed.filter(stated::isAfter).orElse(stated);
    }
}
