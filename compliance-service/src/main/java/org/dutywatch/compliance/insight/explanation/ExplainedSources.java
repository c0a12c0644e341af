package org.dutywatch.compliance.insight.explanation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedSource;
import org.dutywatch.compliance.measuring.evidence.EvidenceSenders.Senders;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.time.Interval;

/** The log sources on whose lines the counted time on duty rests, and where another source contradicts them. */
final class ExplainedSources {
    /** Two proxies that log the same request write times that differ by less. */
    private static final Duration SAME_REQUEST = Duration.ofSeconds(2);

    private final List<AccessObservation> denied;
    private final Senders senders;

    /**
     * @param evidence the accesses of the shift, also those that the proxy denied
     * @param senders who sent their lines
     */
    ExplainedSources(List<AccessObservation> evidence, Senders senders) {
        this.senders = senders;
        this.denied = evidence.stream().filter(AccessObservation::denied).toList();
    }

    /** The sources of these accesses, in order of their names. */
    List<ExplainedSource> of(List<AccessObservation> counted) {
        Map<String, List<AccessObservation>> bySource = new TreeMap<>();
        counted.forEach(one -> bySource.computeIfAbsent(one.source(), absent -> new ArrayList<>())
                .add(one));
        return bySource.entrySet().stream()
                .map(source -> new ExplainedSource(
                        source.getKey(),
                        source.getValue().size(),
                        contradictions(source.getValue()),
                        senders.of(source.getKey(), source.getValue())))
                .toList();
    }

    private int contradictions(List<AccessObservation> accesses) {
        return (int) accesses.stream().filter(this::isContradicted).count();
    }

    /** Whether another source says that the proxy denied what this one says was accessed. */
    private boolean isContradicted(AccessObservation access) {
        Interval near = access.time().widened(SAME_REQUEST);
        return denied.stream()
                .anyMatch(one -> !one.source().equals(access.source())
                        && one.host().equals(access.host())
                        && near.overlaps(one.time().widened(SAME_REQUEST)));
    }
}
