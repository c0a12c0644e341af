package org.dutywatch.compliance.roster.feeds;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A calendar to subscribe to.
 *
 * @param url its address, a secret; when a feed is changed it may be left out and stays
 * @param zone the IANA zone of times without one
 * @param refresh how often it is fetched, 5 minutes to 7 days
 * @param staleAfter how long after a fetch its roster is known, not shorter than refresh, at most 90 days
 */
public record FeedRequest(
        @NotBlank @Size(max = 100) @Schema(examples = "Patrol schedule")
        String name,

        @Size(max = 2000)
        @Schema(examples = "https://schedule.example/feed/0f3c.ics", nullable = true, writeOnly = true)
        @Nullable
        String url,

        @Size(max = 60) @Schema(examples = "America/Chicago", nullable = true) @Nullable
        String zone,

        @NotNull @Schema(examples = "PT1H", type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
        Duration refresh,

        @NotNull
        @Schema(examples = "PT24H", type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)
        Duration staleAfter) {

    /** Without the address. */
    @Override
    public String toString() {
        return "FeedRequest[" + name + "]";
    }
}
