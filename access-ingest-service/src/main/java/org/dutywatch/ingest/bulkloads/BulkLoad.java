package org.dutywatch.ingest.bulkloads;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that older lines of a source are evidence.
 *
 * @param fromAt the oldest time of a line
 * @param toAt the time after the newest
 * @param askedBy name of the user who asked
 * @param decideBy until then it can be decided
 * @param decidedBy name of the user who approved or declined it, never the one who asked; null while it is awaited
 * @param validUntil lines that are published until then are accepted; null unless it is approved
 */
public record BulkLoad(
        UUID bulkLoadId,
        String source,
        Instant fromAt,
        Instant toAt,
        String reason,
        String askedBy,
        Instant askedAt,
        Instant decideBy,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant validUntil) {

    /** What became of the request. */
    public enum State {
        AWAITED,
        APPROVED,
        DECLINED
    }

    /** The state as people see it: an awaited or approved one may be over. */
    String stateAt(Instant now) {
        boolean over = state == State.AWAITED ? !now.isBefore(decideBy) : validUntil != null && now.isAfter(validUntil);
        return over ? "expired" : state.name().toLowerCase(Locale.ROOT);
    }
}
