package org.dutywatch.compliance.model.attention.estimate.rule;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;

/**
 * Which bursts continue a session of attention, and which open one. Every condition is a minimum, so a burst that gains
 * observations never stops satisfying one. A burst with a document always opens a session. A burst with watched media,
 * or with slight requests of three series, always continues one.
 *
 * @param gap largest gap between observations of one burst
 * @param slightBytes a request that is not a document and has fewer bytes is slight: it may be an automatic request
 * @param slightCounts whether slight requests count at all; always false for the low estimate
 * @param carryRequests number of requests from which on a burst continues a session; at least one of them must not be
 *     slight
 * @param carryBytes alternatively, number of bytes of its requests that are not slight
 * @param openRequests minimum requests that are not slight of an opening burst with evidence of a page
 * @param openBytes alternatively, minimum bytes of its requests that are not slight
 * @param interfaceOpens whether a request to {@link HostRole#APP_API} is evidence of a page, as one to
 *     {@link HostRole#PAGE} is
 * @param patience bursts that do not count by themselves are kept until this long after the end of the latest of them;
 *     if a burst opens a session in that time, they count, too. Negative: not kept
 * @param openTogether this many kept bursts open a session together, without evidence of a page: the person uses an
 *     app, or a host without a known role
 * @param mediaBytes minimum bytes of one media response that show that the person watches
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

    /** Disables a condition: no burst has that many requests or bytes. */
    public static final int NEVER = Integer.MAX_VALUE;

    /**
     * Slight requests of this many different series in one burst come from a person rather than from one polling page.
     * Chosen by us (ADR 014).
     */
    private static final int MIN_DISTINCT_SERIES = 3;

    public boolean isSlight(AccessObservation one) {
        return !one.document() && one.bytesDown() < slightBytes;
    }

    /** Whether a burst that does not open a session continues one. */
    public boolean continuesSession(Burst burst) {
        long bytes = 0;
        int substantial = 0;
        Set<Integer> slightSeries = new HashSet<>();
        for (Hit each : burst.hits()) {
            AccessObservation one = each.observation();
            if (!isSlight(one)) {
                substantial++;
                bytes += one.bytesDown();
            } else if (one.series() != null) {
                slightSeries.add(one.series());
            }
        }
        boolean several = substantial > 0 && burst.hits().size() >= carryRequests;
        return several || bytes >= carryBytes || slightSeries.size() >= MIN_DISTINCT_SERIES || isWatched(burst);
    }

    /** Whether the burst opens a session by itself. */
    public boolean opensSession(Burst burst) {
        long bytes = 0;
        int substantial = 0;
        boolean page = false;
        for (Hit each : burst.hits()) {
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

    /**
     * Whether these kept bursts open a session together; bursts that may have come with an unmonitored page do not
     * count.
     */
    public boolean openSessionTogether(List<Burst> kept) {
        return kept.stream().filter(one -> !one.nearUnmonitoredPage()).count() >= openTogether;
    }

    /** Whether the burst contains a media response large enough to be watched. */
    public boolean isWatched(Burst burst) {
        return burst.hits().stream()
                .map(Hit::observation)
                .anyMatch(one -> one.role() == HostRole.MEDIA && one.bytesDown() >= mediaBytes);
    }

    private boolean isOfPage(HostRole role) {
        return role == HostRole.PAGE || interfaceOpens && role == HostRole.APP_API;
    }
}
