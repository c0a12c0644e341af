package org.dutywatch.compliance.roster;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How to take a roster.
 *
 * @param window where a snapshot is complete: what starts in it and is not in the roster is removed; null for a delta
 * @param told the events of a calendar that a delta tells anew: what came from them before and is not told is removed
 * @param feed the feed that brings it, which removes and replaces only what itself has brought; null for people
 * @param dryRun answers what would happen and changes nothing
 * @param reason why the roster changes, as the ledger keeps it; null where nobody said why
 */
public record RosterOrder(
        @Nullable Interval window,
        List<Told> told,
        @Nullable Feed feed,
        boolean dryRun,
        @Nullable String reason) {

    /** A file of rows that people load. */
    public RosterOrder(@Nullable Interval window, boolean dryRun, @Nullable String reason) {
        this(window, List.of(), null, dryRun, reason);
    }

    /**
     * An event of which everything is told that starts in a window.
     *
     * @param recurrenceId only the occurrence that started then; null means all of them
     */
    public record Told(String uid, @Nullable Instant recurrenceId, Interval window) {
        boolean covers(String otherUid, Instant start) {
            return uid.equals(otherUid) && (recurrenceId == null ? window.holds(start) : recurrenceId.equals(start));
        }
    }

    /**
     * A subscribed feed.
     *
     * @param origin as the ledger keeps it
     * @param author under which name it changes the roster
     */
    public record Feed(String origin, String author) {}

    ImportMode mode() {
        return window == null ? ImportMode.DELTA : ImportMode.SNAPSHOT;
    }
}
