package org.dutywatch.compliance.evaluation.domain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Attention;
import org.dutywatch.compliance.attention.domain.AttentionEstimator;
import org.dutywatch.compliance.attention.domain.Band;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.attention.domain.Contribution;
import org.dutywatch.compliance.attention.domain.Interpreted;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * Estimates attention without official business on single sites.
 *
 * <ul>
 *   <li>An access that lies in an exemption window of its site is removed, so that it neither opens nor continues a
 *       session.
 *   <li>An access that crosses the edge of a window counts only outside the windows.
 *   <li>The rest counts only where it also counts with all the evidence: without the removed accesses, a background tab
 *       might not be recognised. So an exemption never adds a moment to any estimate.
 * </ul>
 */
public final class SiteExemptEstimator implements AttentionEstimator {
    private final AttentionEstimator delegate;
    private final SiteExemptions exempt;

    public SiteExemptEstimator(AttentionEstimator all, SiteExemptions exempt) {
        this.delegate = all;
        this.exempt = exempt;
    }

    @Override
    public Attention estimate(Collection<AccessObservation> evidence) {
        Attention with = delegate.estimate(evidence);
        if (evidence.stream().noneMatch(exempt::touches)) {
            return with;
        }
        List<AccessObservation> outside =
                evidence.stream().filter(one -> !exempt.holds(one)).toList();
        List<AccessObservation> apart =
                evidence.stream().filter(one -> !exempt.touches(one)).toList();
        Attention without = delegate.estimate(outside);
        var readings = new Readings(
                with, without, apart.size() == outside.size() ? without : delegate.estimate(apart), exempt.times());
        return readings.attention(interpretations(with, without, evidence));
    }

    /**
     * Three estimates from the same evidence.
     *
     * @param outside without accesses that lie in a window; used outside the windows
     * @param apart also without accesses that cross an edge; used inside the windows
     */
    private record Readings(Attention all, Attention outside, Attention apart, IntervalSet windows) {
        Attention attention(List<Interpreted> interpretations) {
            Map<Confidence, IntervalSet> lows = new EnumMap<>(Confidence.class);
            for (Confidence evidence : Confidence.values()) {
                lows.put(evidence, of(reading -> reading.low(evidence)));
            }
            Map<String, IntervalSet> bySite = new HashMap<>();
            all.pointBySite()
                    .keySet()
                    .forEach(site -> bySite.put(
                            site, of(reading -> reading.pointBySite().getOrDefault(site, IntervalSet.empty()))));
            IntervalSet point = of(Attention::point);
            return new Attention(
                    lows,
                    of(Attention::defended),
                    point,
                    of(Attention::high),
                    bySite,
                    interpretations,
                    all.point().subtract(point));
        }

        private IntervalSet of(Function<Attention, IntervalSet> reading) {
            IntervalSet left = reading.apply(outside)
                    .subtract(windows)
                    .union(reading.apply(apart).intersect(windows));
            return left.intersect(reading.apply(all));
        }
    }

    private List<Interpreted> interpretations(
            Attention with, Attention without, Collection<AccessObservation> evidence) {
        Map<String, Interpreted> left = without.interpretations().stream()
                .collect(Collectors.toMap(Interpreted::observationId, Function.identity(), (one, same) -> one));
        Map<String, AccessObservation> accesses = evidence.stream()
                .collect(Collectors.toMap(AccessObservation::id, Function.identity(), (one, same) -> one));
        return with.interpretations().stream()
                .map(one -> {
                    Interpreted other = left.get(one.observationId());
                    return other == null ? exempted(one, accesses.get(one.observationId())) : other;
                })
                .toList();
    }

    /** An access that would not have counted anyway keeps its reason. */
    private static Interpreted exempted(Interpreted one, @org.jspecify.annotations.Nullable AccessObservation access) {
        return one.contribution().isCounted()
                ? new Interpreted(
                        one.observationId(),
                        one.site(),
                        one.kind(),
                        access == null ? one.time() : access.time(),
                        Contribution.EXEMPT)
                : one;
    }

    @Override
    public AttentionEstimator withoutExemptions() {
        return delegate;
    }

    @Override
    public Band band(Confidence confidence) {
        return delegate.band(confidence);
    }

    @Override
    public String version() {
        return delegate.version();
    }
}
