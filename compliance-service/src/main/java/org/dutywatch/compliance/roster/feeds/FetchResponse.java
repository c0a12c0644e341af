package org.dutywatch.compliance.roster.feeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one fetch.
 *
 * @param error why it failed, without the address
 * @param refusals the first events that were refused, and why
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
