package org.dutywatch.compliance.model.attention.estimate.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Observations so close together that one action of a person, or of a page, caused them. Never empty.
 *
 * @param start start of the first observation, milliseconds since the epoch
 * @param end latest end of an observation, milliseconds since the epoch
 * @param nearUnmonitoredPage whether they may have come with an unmonitored page
 */
public record Burst(List<Hit> hits, long start, long end, boolean nearUnmonitoredPage) {

    /**
     * @param hits sorted by start
     * @param gapMillis the largest gap within one burst
     */
    public static List<Burst> group(List<Hit> hits, long gapMillis, boolean nearUnmonitoredPage) {
        List<Burst> bursts = new ArrayList<>();
        List<Hit> open = new ArrayList<>();
        long end = 0;
        for (Hit next : hits) {
            if (!open.isEmpty() && next.start() > end + gapMillis) {
                bursts.add(new Burst(open, open.get(0).start(), end, nearUnmonitoredPage));
                open = new ArrayList<>();
            }
            end = open.isEmpty() ? next.end() : Math.max(end, next.end());
            open.add(next);
        }
        if (!open.isEmpty()) {
            bursts.add(new Burst(open, open.get(0).start(), end, nearUnmonitoredPage));
        }
        return bursts;
    }

    /** Whether both contain an access to the same site. */
    public boolean sharesSiteWith(Burst other) {
        return hits.stream()
                .map(each -> each.observation().site())
                .anyMatch(site -> other.hits.stream()
                        .anyMatch(each -> each.observation().site().equals(site)));
    }

    /** Whether the person is known to have opened an unmonitored page less than {@code millis} before. */
    public boolean followsUnmonitoredPage(long millis) {
        Integer since = hits.get(0).observation().elsewhere().sincePage();
        return since != null && since < millis;
    }
}
