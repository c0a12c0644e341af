package org.dutywatch.compliance.model.measuring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * The times of the best estimate of a shift, and the log sources it is based on. Used for the totals of dashboards, not
 * for statements about a person.
 *
 * @param times the best estimate, on duty and outside exemptions
 * @param sources the log sources of the observations that counted, sorted by id
 */
public record CountedEvidence(IntervalSet times, List<Source> sources) {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    public CountedEvidence {
        sources = List.copyOf(sources);
    }

    /**
     * The observations of one log source that counted.
     *
     * @param id id of the log source
     * @param urls number of inspected requests
     * @param tunnels number of proxy tunnels
     * @param flows number of firewall sessions
     * @param last start of the last of them
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
     * The seconds of {@link #times()} in each quarter of an hour.
     *
     * @param start start of the shift; the quarter (UTC) that contains it has number 0
     * @return number of the quarter and its seconds, rounded to the nearest; quarters with 0 seconds are absent
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
