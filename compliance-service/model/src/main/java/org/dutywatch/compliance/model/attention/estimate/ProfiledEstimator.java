package org.dutywatch.compliance.model.attention.estimate;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Attention;
import org.dutywatch.compliance.model.attention.AttentionEstimator;
import org.dutywatch.compliance.model.attention.Band;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.Interpretation;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * The estimator with the parameters of one profile, with separate parts for inspected requests, tunnels and firewall
 * sessions.
 */
public final class ProfiledEstimator implements AttentionEstimator {
    private final EstimatorProfiles profiles;

    public ProfiledEstimator(EstimatorProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public String version() {
        return profiles.version();
    }

    @Override
    public Band band(Confidence confidence) {
        return profiles.band(confidence);
    }

    @Override
    public Attention estimate(Collection<AccessObservation> evidence) {
        List<AccessObservation> distinct = distinctById(evidence);
        Map<AccessKind, KindEstimate> byKind = new EnumMap<>(AccessKind.class);
        KindEstimate requests = new KindEstimate(profiles.requests(), of(AccessKind.URL, distinct));
        byKind.put(AccessKind.URL, requests);
        byKind.put(
                AccessKind.TUNNEL,
                new KindEstimate(profiles.tunnels(), of(AccessKind.TUNNEL, distinct), requests.pointEvidence()));
        byKind.put(
                AccessKind.FLOW,
                new KindEstimate(profiles.flows(), of(AccessKind.FLOW, distinct), requests.pointEvidence()));
        Map<Confidence, IntervalSet> lows = lows(byKind);
        IntervalSet point = union(byKind.values(), KindEstimate::point)
                .union(lows.getOrDefault(Confidence.MIXED_LEASE, IntervalSet.empty()));
        IntervalSet high = union(byKind.values(), KindEstimate::high).union(point);
        Map<String, IntervalSet> bySite = new TreeMap<>();
        byKind.values()
                .forEach(kind -> kind.bySite()
                        .forEach((site, times) -> bySite.merge(site, times.intersect(point), IntervalSet::union)));
        List<Interpretation> interpretations =
                distinct.stream().map(one -> interpret(one, byKind)).toList();
        return new Attention(
                lows, requests.defended(InferredUnmonitoredPages.of(distinct)), point, high, bySite, interpretations);
    }

    /**
     * Uses the estimate of its own kind first. A request that does not count there may count together with connections.
     */
    private static Interpretation interpret(AccessObservation one, Map<AccessKind, KindEstimate> byKind) {
        KindEstimate own = Objects.requireNonNull(byKind.get(one.kind()));
        return Stream.concat(Stream.of(own), byKind.values().stream())
                .flatMap(kind -> kind.counted(one).stream())
                .findFirst()
                .map(counted -> new Interpretation(
                        one.id(), one.site(), one.kind(), counted.hit().time(), counted.contribution()))
                .orElseGet(
                        () -> new Interpretation(one.id(), one.site(), one.kind(), one.time(), own.exclusionOf(one)));
    }

    private static List<AccessObservation> of(AccessKind kind, List<AccessObservation> all) {
        return all.stream().filter(one -> one.kind() == kind).toList();
    }

    private static Map<Confidence, IntervalSet> lows(Map<AccessKind, KindEstimate> byKind) {
        Map<Confidence, IntervalSet> lows = new EnumMap<>(Confidence.class);
        for (boolean byName : new boolean[] {true, false}) {
            List<KindEstimate> tunnels = List.of(
                    Objects.requireNonNull(byKind.get(AccessKind.TUNNEL)),
                    Objects.requireNonNull(byKind.get(AccessKind.FLOW)));
            IntervalSet requests =
                    Objects.requireNonNull(byKind.get(AccessKind.URL)).low(byName);
            IntervalSet connections = union(tunnels, kind -> kind.low(byName));
            lows.put(Confidence.of(true, false, byName), requests);
            lows.put(Confidence.of(false, true, byName), connections);
            lows.put(Confidence.of(true, true, byName), requests.union(connections));
        }
        return lows;
    }

    private static IntervalSet union(Collection<KindEstimate> kinds, Function<KindEstimate, IntervalSet> times) {
        return kinds.stream().map(times).reduce(IntervalSet.empty(), IntervalSet::union);
    }

    private static List<AccessObservation> distinctById(Collection<AccessObservation> evidence) {
        Map<String, AccessObservation> byId = new HashMap<>();
        for (AccessObservation one : evidence) {
            byId.merge(one.id(), one, AccessObservation::merge);
        }
        return byId.values().stream().sorted(AccessObservation.BY_TIME).toList();
    }
}
