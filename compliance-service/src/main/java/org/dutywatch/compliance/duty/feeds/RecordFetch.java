package org.dutywatch.compliance.duty.feeds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.duty.imports.RosterImportResponse;
import org.dutywatch.compliance.imports.RefusedRows;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * Stores what came of a fetch that imported a calendar, and records each refused event in the audit trail, with the
 * employee whom it is about. If the fetch before had the same refusals, they are not recorded again: a calendar is
 * fetched many times a day.
 */
@ApplicationScoped
class RecordFetch {
    private final AuditTrail audit;

    RecordFetch(AuditTrail audit) {
        this.audit = audit;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    FeedFetch of(RosterFeed feed, Instant at, RosterImportResponse response) {
        var fetch = FeedFetch.of(feed, at, response);
        FeedFetch before = lastImport(feed.feedId, at);
        if (before == null || !before.hasSameRefusalsAs(fetch)) {
            RefusedRows.recordOfService(audit, "import_roster_feed " + feed.name, response.rows());
        }
        return fetch;
    }

    private static @Nullable FeedFetch lastImport(UUID feedId, Instant before) {
        return FeedFetch.<FeedFetch>find(
                        "feedId = ?1 and fetchedAt < ?2 and outcome in ('CHANGED', 'UNCHANGED') order by fetchedAt desc",
                        feedId,
                        before)
                .firstResult();
    }
}
