package org.dutywatch.ingest.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A source and the outcomes of its lines.
 *
 * @param lines all lines read; each has exactly one outcome
 * @param attributedLater how many unattributed lines became observations later, because user or lease became known
 * @param lastLineAt when the newest line arrived on the topic; null if none has
 * @param lagSeconds how long that line had waited on the topic when it was read; null if there is none
 * @param silent whether no line arrived for longer than the silence alarm
 */
public record SourceResponse(
        String id,
        String format,
        String zone,
        List<String> identity,

        @Schema(implementation = String.class, examples = "PT15M") @Nullable
        Duration silenceAlarm,

        long lines,

        @Schema(
                examples =
                        "{\"observed\": 40, \"not_monitored\": 900, \"denied\": 3, \"unattributed\": 2, \"malformed\": 1}")
        Map<String, Long> outcomes,

        List<ReasonCount> reasons,
        long attributedLater,
        @Nullable Instant lastLineAt,
        @Nullable Double lagSeconds,
        boolean silent) {

    /** How many lines had this outcome for this reason. */
    public record ReasonCount(String outcome, String reason, long lines) {}
}
