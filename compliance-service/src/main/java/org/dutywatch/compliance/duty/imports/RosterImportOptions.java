package org.dutywatch.compliance.duty.imports;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How to import a roster.
 *
 * @param window the window for which a snapshot is complete: current entries that start in it and are missing from the
 *     snapshot are removed; null for a delta
 * @param coveredEvents the calendar events that a delta contains completely: entries imported from them earlier that
 *     are missing now are removed
 * @param feed the feed that the roster comes from. It removes and replaces only entries that it imported itself. Null
 *     if a person loads the roster
 * @param dryRun whether to answer what would happen without changing anything
 * @param reason the reason to record with the change; null if none was given
 */
public record RosterImportOptions(
        @Nullable Interval window,
        List<CoveredEvent> coveredEvents,
        @Nullable ImportingFeed feed,
        boolean dryRun,
        @Nullable String reason) {

    /** For a file that a person loads, CSV or calendar. Nothing is covered; a calendar adds its events later. */
    public RosterImportOptions(@Nullable Interval window, boolean dryRun, @Nullable String reason) {
        this(window, List.of(), null, dryRun, reason);
    }

    /**
     * A calendar event of which the import contains all occurrences that start in a window.
     *
     * @param recurrenceId limits it to the occurrence with this start; null means all occurrences
     */
    public record CoveredEvent(String uid, @Nullable Instant recurrenceId, Interval window) {
        boolean covers(Instant start) {
            return recurrenceId == null ? window.contains(start) : recurrenceId.equals(start);
        }
    }

    /**
     * A subscribed feed.
     *
     * @param origin identifies the feed in the ledger
     * @param author the author to record for its changes
     * @param people those who subscribed to it or changed it: they count as the authors of its changes
     */
    public record ImportingFeed(String origin, String author, Set<Actor> people) {}

    ImportMode mode() {
        return window == null ? ImportMode.DELTA : ImportMode.SNAPSHOT;
    }
}
