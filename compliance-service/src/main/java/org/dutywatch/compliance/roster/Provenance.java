package org.dutywatch.compliance.roster;

import java.util.Map;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where new entries come from.
 *
 * @param author the author to record; null means the caller of the request
 * @param origin the feed that they come from; null if a person loads them
 * @param uids the UID of the calendar event of each entry that comes from one
 */
record Provenance(@Nullable String author, @Nullable String origin, Map<RosterEntry, String> uids) {
    static final Provenance PEOPLE = new Provenance(null, null, Map.of());
}
