package org.dutywatch.compliance.duty.feeds;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.imports.RosterImportResponse;
import org.dutywatch.compliance.duty.imports.RosterRowResponse;
import org.dutywatch.compliance.imports.RowOutcome;
import org.jspecify.annotations.Nullable;

/** One fetch of a feed, with its result. */
@Entity
@Table(name = "roster_feed_fetch")
class FeedFetch extends PanacheEntityBase {
    private static final int MAX_REFUSALS = 20;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "fetch_id")
    public @Nullable Long fetchId;

    @Column(name = "feed_id")
    public UUID feedId;

    @Column(name = "fetched_at")
    public Instant fetchedAt;

    public String outcome;

    /** Why the fetch failed; null if it did not. Never contains the address. */
    public @Nullable String error;

    public @Nullable String etag;
    public long added;
    public long changed;
    public long removed;
    public long refused;
    /** The first 20 refused events with the reason, one per line. */
    public String refusals = "";

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected FeedFetch() {}

    FeedFetch(UUID feedId, Instant fetchedAt, FetchOutcome outcome, @Nullable String error) {
        this.feedId = feedId;
        this.fetchedAt = fetchedAt;
        this.outcome = outcome.name();
        this.error = error;
    }

    static FeedFetch of(RosterFeed feed, Instant at, RosterImportResponse response) {
        var counts = response.counts();
        int removed = response.removed().size();
        boolean unchanged = counts.added() + counts.changed() + removed == 0;
        var fetch = new FeedFetch(feed.feedId, at, unchanged ? FetchOutcome.UNCHANGED : FetchOutcome.CHANGED, null);
        fetch.etag = feed.etag;
        fetch.added = counts.added();
        fetch.changed = counts.changed();
        fetch.removed = removed;
        fetch.refused = counts.refused();
        fetch.refusals = response.rows().stream()
                .filter(row -> row.outcome() == RowOutcome.REFUSED)
                .limit(MAX_REFUSALS)
                .map(FeedFetch::refusalLine)
                .collect(Collectors.joining("\n"));
        return fetch;
    }

    boolean hasSameRefusalsAs(FeedFetch other) {
        return refused == other.refused && refusals.equals(other.refusals);
    }

    private static String refusalLine(RosterRowResponse row) {
        return (row.uid() + ": " + row.reason()).replaceAll("\\p{Cntrl}", " ");
    }
}
