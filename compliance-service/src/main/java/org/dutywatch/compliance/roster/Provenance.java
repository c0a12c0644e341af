package org.dutywatch.compliance.roster;

import java.util.Map;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where new entries come from.
 *
 * @param author under which name they are recorded; null means the caller of the request
 * @param origin the feed that brings them; null where people load them
 * @param uids the events of a calendar that they stand for
 */
record Provenance(@Nullable String author, @Nullable String origin, Map<RosterEntry, String> uids) {
    static final Provenance PEOPLE = new Provenance(null, null, Map.of());
}
