package org.dutywatch.compliance.duty.feeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one fetch.
 *
 * @param error why it failed, without the address; absent if it did not
 * @param etag the ETag of the calendar; absent if the host sent none or the calendar was not read
 * @param added how many roster entries were added; likewise {@code changed} and {@code removed}
 * @param refused how many rows of the calendar were refused
 * @param refusals the first 20 events that were refused, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FetchResponse(
        Instant at,
        FetchOutcome outcome,
        @Nullable String error,
        @Nullable String etag,
        long added,
        long changed,
        long removed,
        long refused,
        List<String> refusals) {

    static FetchResponse of(FeedFetch fetch) {
        return new FetchResponse(
                fetch.fetchedAt,
                FetchOutcome.valueOf(fetch.outcome),
                fetch.error,
                fetch.etag,
                fetch.added,
                fetch.changed,
                fetch.removed,
                fetch.refused,
                fetch.refusals.isEmpty() ? List.of() : List.of(fetch.refusals.split("\n")));
    }
}
