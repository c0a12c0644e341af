package org.dutywatch.compliance.evaluation.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * Where the best estimate of a shift lies, and which logs it rests on: what dashboards add up, never what is told of a
 * person.
 *
 * @param times of the best estimate, on duty and outside exemptions
 * @param sources of the observations that counted, by id
 */
public record CountedEvidence(IntervalSet times, List<Source> sources) {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    public CountedEvidence {
        sources = List.copyOf(sources);
    }

    /**
     * One log source's part.
     *
     * @param urls inspected requests
     * @param tunnels connections through a proxy that were not inspected
     * @param flows of a firewall
     * @param last the start of its last observation that counted
     */
    public record Source(String id, int urls, int tunnels, int flows, Instant last) {
        private Source with(AccessObservation one) {
            Instant start = one.time().start();
            return new Source(
                    id,
                    urls + (one.kind() == AccessKind.URL ? 1 : 0),
                    tunnels + (one.kind() == AccessKind.TUNNEL ? 1 : 0),
                    flows + (one.kind() == AccessKind.FLOW ? 1 : 0),
                    start.isAfter(last) ? start : last);
        }
    }

    /**
     * The seconds of {@link #times()} by quarter of an hour.
     *
     * @param start of the shift; quarters are counted from the one (UTC) in which it lies
     * @return the quarter and the seconds, to the nearest one, of each quarter that has any
     */
    public SortedMap<Integer, Integer> quarters(Instant start) {
        long first = Math.floorDiv(start.getEpochSecond(), QUARTER.toSeconds());
        SortedMap<Integer, Integer> quarters = new TreeMap<>();
        for (Interval one : times.intervals()) {
            long quarter = Math.floorDiv(one.start().getEpochSecond(), QUARTER.toSeconds());
            Instant begin = Instant.ofEpochSecond(quarter * QUARTER.toSeconds());
            for (; begin.isBefore(one.end()); begin = begin.plus(QUARTER), quarter++) {
                var part = times.intersect(IntervalSet.of(Interval.of(begin, QUARTER)));
                int seconds = (int) ((part.length().toMillis() + 500) / 1000);
                if (seconds > 0) {
                    quarters.put((int) (quarter - first), seconds);
                }
            }
        }
        return quarters;
    }

    static CountedEvidence of(IntervalSet times, Collection<AccessObservation> counted) {
        Map<String, Source> sources = new TreeMap<>();
        for (AccessObservation one : counted) {
            var known = sources.getOrDefault(one.source(), new Source(one.source(), 0, 0, 0, Instant.MIN));
            sources.put(one.source(), known.with(one));
        }
        return new CountedEvidence(times, List.copyOf(sources.values()));
    }
}
