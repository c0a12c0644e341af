package org.dutywatch.ingest.detection;

import java.util.List;
import org.dutywatch.eventkit.rest.Page;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The format that lines have.
 *
 * @param format the name of the format that reads most of the lines; null if none reads any
 * @param device which device wrote the lines, if no format reads them, but the device is known; else null
 * @param reason why it is this one, for people
 * @param lines how many lines were tried
 * @param candidates the formats that read at least one line, best first; if there are none, all formats with why they do not
 *     read the first line
 */
public record DetectedFormat(
        @Schema(examples = "squid") @Nullable String format,

        @Schema(examples = "HAProxy") @Nullable String device,

        @Schema(examples = "squid reads 40 of 40 lines, and 38 of them name a host.")
        String reason,

        @Schema(examples = "40") int lines,
        @Schema(maxItems = Page.MOST_ITEMS) List<Candidate> candidates) {

    /**
     * A format that was tried.
     *
     * @param read how many of the lines have this format
     * @param withHost how many of these name a host
     * @param needs the settings without which a source of this format is refused
     * @param malformed why the other lines do not have it
     */
    public record Candidate(
            @Schema(examples = "squid") String format,
            int read,
            int withHost,

            @Schema(maxItems = Page.MOST_ITEMS, examples = "[\"zone\"]")
            List<String> needs,

            @Schema(maxItems = Page.MOST_ITEMS) List<Refusal> malformed) {}

    /**
     * Why lines do not have a format.
     *
     * @param firstLine number of the first of them among the lines that are not blank, from 1
     */
    public record Refusal(
            @Schema(examples = "timestamp_shape") String reason, String detail, int lines, int firstLine) {}
}
