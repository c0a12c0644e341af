package org.dutywatch.compliance.duty.roster;

import org.dutywatch.compliance.model.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry that was imported from a calendar file or a feed.
 *
 * @param uid the calendar event that the entry comes from; null if it comes from none
 */
public record ImportedEntry(RosterEntry entry, @Nullable String uid) {}
