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
 * Reads evidence as if nobody had gone to a site while he was there on official business.
 *
 * <ul>
 *   <li>An access that lies in a window of its site is taken out, so that it neither opens nor carries anything.
 *   <li>One that crosses the edge of a window counts outside the windows only.
 *   <li>What is left counts only where it counts with all the evidence, too: without the others, what was recognised as a
 *       background tab might be taken for a visit. So an exemption never adds a moment to any reading.
 * </ul>
 */
public final class SiteExemptEstimator implements AttentionEstimator {
    private final AttentionEstimator all;
    private final SiteExemptions exempt;

    public SiteExemptEstimator(AttentionEstimator all, SiteExemptions exempt) {
        this.all = all;
        this.exempt = exempt;
    }

    @Override
    public Attention estimate(Collection<AccessObservation> evidence) {
        Attention with = all.estimate(evidence);
        if (evidence.stream().noneMatch(exempt::touches)) {
            return with;
        }
        List<AccessObservation> outside =
                evidence.stream().filter(one -> !exempt.holds(one)).toList();
        List<AccessObservation> apart =
                evidence.stream().filter(one -> !exempt.touches(one)).toList();
        Attention without = all.estimate(outside);
        var readings = new Readings(
                with, without, apart.size() == outside.size() ? without : all.estimate(apart), exempt.times());
        return readings.attention(interpretations(with, without, evidence));
    }

    /**
     * The same evidence, read three times.
     *
     * @param outside without accesses that lie in a window: what counts outside the windows
     * @param apart also without those that cross an edge: what counts in the windows
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
                    return other == null ? takenOut(one, accesses.get(one.observationId())) : other;
                })
                .toList();
    }

    /** What would not have counted anyway keeps its reason. */
    private static Interpreted takenOut(Interpreted one, @org.jspecify.annotations.Nullable AccessObservation access) {
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
        return all;
    }

    @Override
    public Band band(Confidence confidence) {
        return all.band(confidence);
    }

    @Override
    public String version() {
        return all.version();
    }
}
