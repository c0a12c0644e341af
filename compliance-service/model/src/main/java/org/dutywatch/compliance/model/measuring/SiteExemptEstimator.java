package org.dutywatch.compliance.model.measuring;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Attention;
import org.dutywatch.compliance.model.attention.AttentionEstimator;
import org.dutywatch.compliance.model.attention.Band;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.Contribution;
import org.dutywatch.compliance.model.attention.Interpretation;
import org.dutywatch.compliance.model.time.IntervalSet;

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
    private final SiteExemptions siteExemptions;

    public SiteExemptEstimator(AttentionEstimator delegate, SiteExemptions siteExemptions) {
        this.delegate = delegate;
        this.siteExemptions = siteExemptions;
    }

    @Override
    public Attention estimate(Collection<AccessObservation> evidence) {
        Attention all = delegate.estimate(evidence);
        if (evidence.stream().noneMatch(siteExemptions::overlaps)) {
            return all;
        }
        List<AccessObservation> outside =
                evidence.stream().filter(one -> !siteExemptions.contains(one)).toList();
        List<AccessObservation> apart =
                evidence.stream().filter(one -> !siteExemptions.overlaps(one)).toList();
        Attention outsideWindows = delegate.estimate(outside);
        var estimates = new CombinedEstimates(
                all,
                outsideWindows,
                apart.size() == outside.size() ? outsideWindows : delegate.estimate(apart),
                siteExemptions.times());
        return estimates.attention(interpretations(all, outsideWindows, evidence));
    }

    /**
     * Three estimates from the same evidence.
     *
     * @param outside without accesses that lie in a window; used outside the windows
     * @param apart also without accesses that cross an edge; used inside the windows
     */
    private record CombinedEstimates(Attention all, Attention outside, Attention apart, IntervalSet windows) {
        Attention attention(List<Interpretation> interpretations) {
            Map<Confidence, IntervalSet> lows = new EnumMap<>(Confidence.class);
            for (Confidence confidence : Confidence.values()) {
                lows.put(confidence, of(estimate -> estimate.low(confidence)));
            }
            Map<String, IntervalSet> bySite = new HashMap<>();
            all.pointBySite()
                    .keySet()
                    .forEach(site -> bySite.put(
                            site, of(estimate -> estimate.pointBySite().getOrDefault(site, IntervalSet.empty()))));
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

        private IntervalSet of(Function<Attention, IntervalSet> estimate) {
            IntervalSet counted = estimate.apply(outside)
                    .subtract(windows)
                    .union(estimate.apply(apart).intersect(windows));
            return counted.intersect(estimate.apply(all));
        }
    }

    private List<Interpretation> interpretations(
            Attention all, Attention outsideWindows, Collection<AccessObservation> evidence) {
        Map<String, Interpretation> outsideById = outsideWindows.interpretations().stream()
                .collect(Collectors.toMap(Interpretation::observationId, Function.identity(), (one, same) -> one));
        Map<String, AccessObservation> accesses = evidence.stream()
                .collect(Collectors.toMap(AccessObservation::id, Function.identity(), (one, same) -> one));
        return all.interpretations().stream()
                .map(one -> {
                    Interpretation other = outsideById.get(one.observationId());
                    return other == null ? exempted(one, accesses.get(one.observationId())) : other;
                })
                .toList();
    }

    /** An access that would not have counted anyway keeps its reason. */
    private static Interpretation exempted(
            Interpretation one, @org.jspecify.annotations.Nullable AccessObservation access) {
        return one.contribution().isCounted()
                ? new Interpretation(
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
