package org.dutywatch.compliance.duty.roster;

import java.util.Map;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where new entries come from.
 *
 * @param author the author to record; null means the caller of the request. It is always null in a correction that was
 *     read from the database: there the author is {@code Correction.author}
 * @param origin the feed that they come from; null if a person loads them
 * @param uids the UID of the calendar event of each entry that comes from one
 */
public record Provenance(@Nullable String author, @Nullable String origin, Map<RosterEntry, String> uids) {
    public static final Provenance LOADED_BY_PERSON = new Provenance(null, null, Map.of());
}
