package org.dutywatch.compliance.attention.estimate.domain;

import java.util.ArrayList;
import java.util.List;

/** Observations so close together that one act of a person, or of a page, caused them. Never empty. */
record Burst(List<Sighting> sightings, long start, long end) {

    /** @param sightings sorted by start */
    static List<Burst> group(List<Sighting> sightings, long gapMillis) {
        List<Burst> bursts = new ArrayList<>();
        List<Sighting> open = new ArrayList<>();
        long end = 0;
        for (Sighting next : sightings) {
            if (!open.isEmpty() && next.start() > end + gapMillis) {
                bursts.add(new Burst(open, open.get(0).start(), end));
                open = new ArrayList<>();
            }
            end = open.isEmpty() ? next.end() : Math.max(end, next.end());
            open.add(next);
        }
        if (!open.isEmpty()) {
            bursts.add(new Burst(open, open.get(0).start(), end));
        }
        return bursts;
    }
}
