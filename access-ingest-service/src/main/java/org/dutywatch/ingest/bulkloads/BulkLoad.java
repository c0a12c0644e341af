package org.dutywatch.ingest.bulkloads;

import java.time.Instant;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.jspecify.annotations.Nullable;

/**
 * A request that older lines of a source are evidence.
 *
 * @param fromAt the oldest time of a line
 * @param toAt the time after the newest
 * @param decision who asked and who decided; its id is that of the bulk load
 * @param validUntil lines that are published until then are accepted; null unless it is approved
 */
public record BulkLoad(
        String source,
        Instant fromAt,
        Instant toAt,
        String reason,
        Decision decision,
        @Nullable Instant validUntil) {

    /** The state as people see it: an awaited or approved one may be over. */
    String stateAt(Instant now) {
        boolean over = validUntil != null && now.isAfter(validUntil);
        return (over ? DecisionState.EXPIRED : decision.stateAt(now)).label();
    }
}
