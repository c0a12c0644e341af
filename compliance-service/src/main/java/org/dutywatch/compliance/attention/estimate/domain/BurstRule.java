package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.HostRole;

/**
 * What a burst of observations must weigh to carry attention, and what to open it. Every condition is a threshold from
 * below, so a burst that gains observations never loses weight.
 *
 * @param gap observations at most this far apart are one burst
 * @param slightBytes a request of fewer bytes, unless a document, could be a page asking by itself
 * @param slightCounts slight requests count at all; never so for the low figure
 * @param carryRequests requests from which a burst carries, if one of them is not slight
 * @param carryBytes bytes of requests that are not slight, from which a burst carries
 * @param openRequests requests, slight ones aside, from which a burst with evidence of a page opens
 * @param openBytes bytes from which a burst with evidence of a page opens
 * @param interfaceOpens an interface ({@link HostRole#APP_API}) is evidence of a page, too
 * @param patience bursts that open nothing by themselves wait so long for one that does, to count with it
 * @param openTogether so many waiting bursts that carry open together, without evidence of a page: somebody uses an app,
 *     or a host that nobody knows
 * @param mediaBytes bytes of one piece of media from which somebody watches
 */
public record BurstRule(
        Duration gap,
        long slightBytes,
        boolean slightCounts,
        int carryRequests,
        long carryBytes,
        int openRequests,
        long openBytes,
        boolean interfaceOpens,
        Duration patience,
        int openTogether,
        long mediaBytes) {

    /** No burst has that many requests or bytes. */
    static final int NEVER = Integer.MAX_VALUE;

    /** Slight requests to this many different places at once are a person's doing rather than one page's asking. */
    private static final int DIFFERENT_PLACES = 3;

    boolean isSlight(AccessObservation one) {
        return !one.document() && one.bytesDown() < slightBytes;
    }

    /** Asked of a burst that does not open. */
    boolean carries(Burst burst) {
        long bytes = 0;
        int substantial = 0;
        Set<Integer> places = new HashSet<>();
        for (Sighting each : burst.sightings()) {
            AccessObservation one = each.observation();
            if (!isSlight(one)) {
                substantial++;
                bytes += one.bytesDown();
            } else if (one.series() != null) {
                places.add(one.series());
            }
        }
        boolean several = substantial > 0 && burst.sightings().size() >= carryRequests;
        return several || bytes >= carryBytes || places.size() >= DIFFERENT_PLACES || isWatched(burst);
    }

    boolean opens(Burst burst) {
        long bytes = 0;
        int substantial = 0;
        boolean page = false;
        for (Sighting each : burst.sightings()) {
            AccessObservation one = each.observation();
            if (one.document()) {
                return true;
            }
            if (!isSlight(one)) {
                substantial++;
                bytes += one.bytesDown();
                page |= isOfPage(one.role());
            }
        }
        return page && (substantial >= openRequests || bytes >= openBytes);
    }

    /** What keeps company with pages elsewhere opens nothing, however much of it there is. */
    boolean opensTogether(List<Burst> waiting) {
        return waiting.stream().filter(one -> !one.accompanying()).count() >= openTogether;
    }

    boolean isWatched(Burst burst) {
        return burst.sightings().stream()
                .map(Sighting::observation)
                .anyMatch(one -> one.role() == HostRole.MEDIA && one.bytesDown() >= mediaBytes);
    }

    private boolean isOfPage(HostRole role) {
        return role == HostRole.PAGE || interfaceOpens && role == HostRole.APP_API;
    }
}
