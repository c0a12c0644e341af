package org.dutywatch.compliance.duty.feeds;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.duty.feeds.download.FeedSecrets;
import org.dutywatch.compliance.duty.imports.RosterImportOptions;
import org.dutywatch.compliance.model.cases.Actor;
import org.jspecify.annotations.Nullable;

/** A subscribed calendar. Its address is stored encrypted, see {@link FeedSecrets}. */
@Entity
@Table(name = "roster_feed")
class RosterFeed extends PanacheEntityBase {
    @Id
    @Column(name = "feed_id")
    public UUID feedId;

    public String name;

    @Column(name = "sealed_url")
    public byte[] sealedUrl;

    public String host;

    public @Nullable String zone;

    public String refresh;

    @Column(name = "stale_after")
    public String staleAfter;

    public String author;

    @Column(name = "created_at")
    public Instant createdAt;

    public @Nullable String etag;

    @Column(name = "last_modified")
    public @Nullable String lastModified;

    @Column(name = "read_at")
    public @Nullable Instant readAt;

    @Column(name = "last_fetch_at")
    public @Nullable Instant lastFetchAt;

    @Column(name = "last_success_at")
    public @Nullable Instant lastSuccessAt;

    public int failures;

    @Column(name = "next_fetch_at")
    public Instant nextFetchAt;

    @Column(name = "deleted_at")
    public @Nullable Instant deletedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate and the caller fill the fields.
    protected RosterFeed() {}

    /** The origin under which the roster keeps the entries of this feed. */
    static String origin(UUID feedId) {
        return "feed:" + feedId;
    }

    /**
     * The feed as the source of roster entries. It is named by its id, so that it stays the same source when its name
     * is changed.
     *
     * @param people those who subscribed to it or changed it
     */
    RosterImportOptions.ImportingFeed asImportingFeed(Set<Actor> people) {
        return new RosterImportOptions.ImportingFeed(origin(feedId), origin(feedId), people);
    }

    Duration refreshInterval() {
        return Duration.parse(refresh);
    }

    /** Until when its roster is known; null if no fetch has succeeded yet. */
    @Nullable
    Instant knownUntil() {
        return lastSuccessAt == null ? null : lastSuccessAt.plus(Duration.parse(staleAfter));
    }

    /** @param startedAt when the fetch started */
    void recordSuccess(Instant startedAt) {
        lastFetchAt = startedAt;
        lastSuccessAt = lastSuccessAt == null || lastSuccessAt.isBefore(startedAt) ? startedAt : lastSuccessAt;
        failures = 0;
        nextFetchAt = startedAt.plus(refreshInterval());
    }

    /**
     * The next attempt is after 1 minute, then 2, then 4 and so on, but never later than the refresh interval.
     *
     * @param startedAt when the fetch started
     */
    void recordFailure(Instant startedAt) {
        lastFetchAt = startedAt;
        Duration backoff = Duration.ofMinutes(1L << Math.min(failures, 12));
        failures++;
        nextFetchAt = startedAt.plus(backoff.compareTo(refreshInterval()) < 0 ? backoff : refreshInterval());
    }
}
