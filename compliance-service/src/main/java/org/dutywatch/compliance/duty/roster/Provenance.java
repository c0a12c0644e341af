package org.dutywatch.compliance.duty.roster;

import java.util.Map;
import java.util.Set;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where new entries come from.
 *
 * @param author the author to record; null means the caller of the request. It is always null in a correction that was
 *     read from the database: there the author is {@code Correction.author}
 * @param people who counts as the author of what a feed brings: those who subscribed to it or changed it; empty if the
 *     author is the caller of the request
 * @param origin the feed that they come from; null if a person loads them
 * @param uids the UID of the calendar event of each entry that comes from one
 */
public record Provenance(
        @Nullable String author,
        Set<Actor> people,
        @Nullable String origin,
        Map<RosterEntry, String> uids) {
    public static final Provenance LOADED_BY_PERSON = loadedByPerson(Map.of());

    /** @param uids the UID of the calendar event of each entry that comes from one */
    public static Provenance loadedByPerson(Map<RosterEntry, String> uids) {
        return new Provenance(null, Set.of(), null, uids);
    }
}
