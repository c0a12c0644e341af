package org.dutywatch.compliance.duty.feeds;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A calendar to subscribe to.
 *
 * @param url the address, a secret; required for a new feed; when a feed is changed, null keeps the address
 * @param zone the IANA zone of times without a zone; null refuses such times
 * @param refresh the interval between fetches, from 5 minutes to 7 days
 * @param staleAfter how long the roster counts as known after a successful fetch, from {@code refresh} to 90 days
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

    /** Leaves out the address, because it is a secret. */
    @Override
    public String toString() {
        return "FeedRequest[" + name + "]";
    }
}
