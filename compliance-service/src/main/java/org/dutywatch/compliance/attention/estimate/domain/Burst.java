package org.dutywatch.compliance.attention.estimate.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Observations so close together that one act of a person, or of a page, caused them. Never empty.
 *
 * @param accompanying they may have come with a page elsewhere
 */
record Burst(List<Sighting> sightings, long start, long end, boolean accompanying) {

    /** @param sightings sorted by start */
    static List<Burst> group(List<Sighting> sightings, long gapMillis, boolean accompanying) {
        List<Burst> bursts = new ArrayList<>();
        List<Sighting> open = new ArrayList<>();
        long end = 0;
        for (Sighting next : sightings) {
            if (!open.isEmpty() && next.start() > end + gapMillis) {
                bursts.add(new Burst(open, open.get(0).start(), end, accompanying));
                open = new ArrayList<>();
            }
            end = open.isEmpty() ? next.end() : Math.max(end, next.end());
            open.add(next);
        }
        if (!open.isEmpty()) {
            bursts.add(new Burst(open, open.get(0).start(), end, accompanying));
        }
        return bursts;
    }

    /** Something at the same site is in both. */
    boolean isAtSiteOf(Burst other) {
        return sightings.stream()
                .map(each -> each.observation().site())
                .anyMatch(site -> other.sightings.stream()
                        .anyMatch(each -> each.observation().site().equals(site)));
    }

    /** The person is known to have opened a page elsewhere within so many milliseconds before. */
    boolean cameFromElsewhere(long millis) {
        Integer since = sightings.get(0).observation().elsewhere().sincePage();
        return since != null && since < millis;
    }
}
