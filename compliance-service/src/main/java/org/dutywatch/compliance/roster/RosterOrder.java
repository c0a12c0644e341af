package org.dutywatch.compliance.roster;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How to import a roster.
 *
 * @param window the window for which a snapshot is complete: current entries that start in it and are missing from the
 *     snapshot are removed; null for a delta
 * @param told the calendar events that a delta contains completely: entries imported from them earlier that are missing
 *     now are removed
 * @param feed the feed that the roster comes from. It removes and replaces only entries that it imported itself. Null
 *     if a person loads the roster
 * @param dryRun whether to answer what would happen without changing anything
 * @param reason the reason to record with the change; null if none was given
 */
public record RosterOrder(
        @Nullable Interval window,
        List<Told> told,
        @Nullable Feed feed,
        boolean dryRun,
        @Nullable String reason) {

    /** For a CSV file that a person loads. */
    public RosterOrder(@Nullable Interval window, boolean dryRun, @Nullable String reason) {
        this(window, List.of(), null, dryRun, reason);
    }

    /**
     * A calendar event of which the import contains all occurrences that start in a window.
     *
     * @param recurrenceId limits it to the occurrence with this start; null means all occurrences
     */
    public record Told(String uid, @Nullable Instant recurrenceId, Interval window) {
        boolean covers(String otherUid, Instant start) {
            return uid.equals(otherUid) && (recurrenceId == null ? window.holds(start) : recurrenceId.equals(start));
        }
    }

    /**
     * A subscribed feed.
     *
     * @param origin identifies the feed in the ledger
     * @param author the author to record for its changes
     */
    public record Feed(String origin, String author) {}

    ImportMode mode() {
        return window == null ? ImportMode.DELTA : ImportMode.SNAPSHOT;
    }
}
