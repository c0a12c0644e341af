package org.dutywatch.ingest.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A source and what became of its lines.
 *
 * @param lines all lines read, each of which has exactly one outcome
 * @param attributedLater how many of the unattributed became observations when their user became known
 * @param lastLineAt when the newest line arrived on the topic
 * @param lagSeconds how long that line had waited when it was read
 * @param silent whether nothing arrived for longer than the source's silence alarm
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
