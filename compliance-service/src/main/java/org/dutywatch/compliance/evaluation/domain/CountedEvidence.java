package org.dutywatch.compliance.evaluation.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * Where the best estimate of a shift lies, and which logs it rests on: what dashboards add up, never what is told of a
 * person.
 *
 * @param times of the best estimate, on duty and outside exemptions
 * @param sources of the observations that counted, by id
 */
public record CountedEvidence(IntervalSet times, List<Source> sources) {
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

    static CountedEvidence of(IntervalSet times, Collection<AccessObservation> counted) {
        Map<String, Source> sources = new TreeMap<>();
        for (AccessObservation one : counted) {
            var known = sources.getOrDefault(one.source(), new Source(one.source(), 0, 0, 0, Instant.MIN));
            sources.put(one.source(), known.with(one));
        }
        return new CountedEvidence(times, List.copyOf(sources.values()));
    }
}
