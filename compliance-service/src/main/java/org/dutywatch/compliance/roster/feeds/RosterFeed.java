package org.dutywatch.compliance.roster.feeds;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.roster.RosterOrder;
import org.jspecify.annotations.Nullable;

/** A calendar to which somebody subscribed; its address is sealed. */
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

    static String origin(UUID feedId) {
        return "feed:" + feedId;
    }

    /** The name that the ledger knows stays when somebody gives the feed another. */
    RosterOrder.Feed asSource() {
        return new RosterOrder.Feed(origin(feedId), origin(feedId));
    }

    Duration refreshes() {
        return Duration.parse(refresh);
    }

    /** Until when its roster is known; null where it was never read. */
    @Nullable
    Instant knownUntil() {
        return lastSuccessAt == null ? null : lastSuccessAt.plus(Duration.parse(staleAfter));
    }

    void succeeded(Instant asked) {
        lastFetchAt = asked;
        lastSuccessAt = lastSuccessAt == null || lastSuccessAt.isBefore(asked) ? asked : lastSuccessAt;
        failures = 0;
        nextFetchAt = asked.plus(refreshes());
    }

    /** Tries again after a minute, then two, then four, but at least as often as it is refreshed. */
    void failed(Instant asked) {
        lastFetchAt = asked;
        Duration patience = Duration.ofMinutes(1L << Math.min(failures, 12));
        failures++;
        nextFetchAt = asked.plus(patience.compareTo(refreshes()) < 0 ? patience : refreshes());
    }
}
