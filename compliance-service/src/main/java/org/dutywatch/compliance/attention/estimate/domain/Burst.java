package org.dutywatch.compliance.attention.estimate.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Observations so close together that one action of a person, or of a page, caused them. Never empty.
 *
 * @param start start of the first observation, milliseconds since the epoch
 * @param end latest end of an observation, milliseconds since the epoch
 * @param accompanying whether they may have come with an unmonitored page
 */
record Burst(List<Sighting> sightings, long start, long end, boolean accompanying) {

    /**
     * @param sightings sorted by start
     * @param gapMillis the largest gap within one burst
     */
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

    /** Whether both contain an access to the same site. */
    boolean isAtSiteOf(Burst other) {
        return sightings.stream()
                .map(each -> each.observation().site())
                .anyMatch(site -> other.sightings.stream()
                        .anyMatch(each -> each.observation().site().equals(site)));
    }

    /** Whether the person is known to have opened an unmonitored page less than {@code millis} before. */
    boolean cameFromElsewhere(long millis) {
        Integer since = sightings.get(0).observation().elsewhere().sincePage();
        return since != null && since < millis;
    }
}
