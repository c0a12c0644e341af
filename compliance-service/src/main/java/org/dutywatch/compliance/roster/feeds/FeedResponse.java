package org.dutywatch.compliance.roster.feeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription, without its address.
 *
 * @param host where it is fetched from
 * @param lastSuccessAt when it was last found to be known
 * @param knownUntil until when its roster is known; what is later never accuses
 * @param ageSeconds since the last success
 * @param stale whether it is older than it may be, or was never read
 * @param lastError why the last fetch failed; absent where it did not
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
