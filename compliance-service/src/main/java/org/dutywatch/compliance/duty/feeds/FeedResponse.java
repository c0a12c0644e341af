package org.dutywatch.compliance.duty.feeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to a feed, without its secret address.
 *
 * @param host the host of the address
 * @param refresh the interval between fetches, as an ISO 8601 duration
 * @param staleAfter how long the roster counts as known after a successful fetch, as an ISO 8601 duration
 * @param lastFetchAt when it was last fetched, with or without success; absent if never
 * @param lastSuccessAt the time of the last successful fetch; absent if there was none
 * @param knownUntil until when its roster is known; later shifts cannot raise an alert; absent if no fetch
 *     has succeeded yet
 * @param ageSeconds the time since the last successful fetch, in seconds; absent if there was none
 * @param stale whether {@code knownUntil} has passed, or no fetch has succeeded yet
 * @param failures how many fetches have failed since the last success
 * @param lastError why the last fetch failed; absent if it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedResponse(
        UUID feedId,
        String name,
        String host,
        @Nullable String zone,
        String refresh,
        String staleAfter,
        String author,
        Instant createdAt,
        @Nullable Instant lastFetchAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant knownUntil,
        @Nullable Long ageSeconds,
        boolean stale,
        int failures,
        @Nullable String lastError,
        Instant nextFetchAt) {

    static FeedResponse of(RosterFeed feed, Instant now) {
        Instant until = feed.knownUntil();
        FeedFetch last = FeedFetch.<FeedFetch>find("feedId = ?1 order by fetchedAt desc, fetchId desc", feed.feedId)
                .firstResult();
        return new FeedResponse(
                feed.feedId,
                feed.name,
                feed.host,
                feed.zone,
                feed.refresh,
                feed.staleAfter,
                feed.author,
                feed.createdAt,
                feed.lastFetchAt,
                feed.lastSuccessAt,
                until,
                feed.lastSuccessAt == null
                        ? null
                        : Duration.between(feed.lastSuccessAt, now).toSeconds(),
                until == null || until.isBefore(now),
                feed.failures,
                last == null ? null : last.error,
                feed.nextFetchAt);
    }
}
