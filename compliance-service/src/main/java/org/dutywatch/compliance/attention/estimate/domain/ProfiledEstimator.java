package org.dutywatch.compliance.attention.estimate.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Attention;
import org.dutywatch.compliance.attention.domain.AttentionEstimator;
import org.dutywatch.compliance.attention.domain.Band;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.attention.domain.Interpreted;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** The estimator with separate, named and versioned profiles for inspected requests, tunnels and firewall sessions. */
public final class ProfiledEstimator implements AttentionEstimator {

    /** A total order, so that the result never depends on the order of the input. */
    static final Comparator<AccessObservation> BY_TIME = Comparator.<AccessObservation, Long>comparing(
                    one -> one.time().start().toEpochMilli())
            .thenComparing(one -> one.time().end())
            .thenComparing(AccessObservation::id)
            .thenComparing(AccessObservation::toString);

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
        Map<AccessKind, KindReading> byKind = new EnumMap<>(AccessKind.class);
        KindReading requests = new KindReading(profiles.requests(), of(AccessKind.URL, distinct));
        byKind.put(AccessKind.URL, requests);
        byKind.put(
                AccessKind.TUNNEL,
                new KindReading(profiles.tunnels(), of(AccessKind.TUNNEL, distinct), requests.likely()));
        byKind.put(
                AccessKind.FLOW, new KindReading(profiles.flows(), of(AccessKind.FLOW, distinct), requests.likely()));
        Map<Confidence, IntervalSet> lows = lows(byKind);
        IntervalSet point = union(byKind.values(), KindReading::point)
                .union(lows.getOrDefault(Confidence.MIXED_LEASE, IntervalSet.empty()));
        IntervalSet high = union(byKind.values(), KindReading::high).union(point);
        Map<String, IntervalSet> bySite = new TreeMap<>();
        byKind.values()
                .forEach(reading -> reading.bySite()
                        .forEach((site, times) -> bySite.merge(site, times.intersect(point), IntervalSet::union)));
        List<Interpreted> interpretations =
                distinct.stream().map(one -> interpret(one, byKind)).toList();
        return new Attention(
                lows, requests.defended(ImpliedCompany.of(distinct)), point, high, bySite, interpretations);
    }

    /**
     * Uses the estimate of its own kind first. A request that does not count there may count together with connections.
     */
    private static Interpreted interpret(AccessObservation one, Map<AccessKind, KindReading> byKind) {
        KindReading own = Objects.requireNonNull(byKind.get(one.kind()));
        return Stream.concat(Stream.of(own), byKind.values().stream())
                .flatMap(reading -> reading.counted(one).stream())
                .findFirst()
                .map(counted -> new Interpreted(
                        one.id(), one.site(), one.kind(), counted.sighting().time(), counted.contribution()))
                .orElseGet(() -> new Interpreted(one.id(), one.site(), one.kind(), one.time(), own.whyNot(one)));
    }

    private static List<AccessObservation> of(AccessKind kind, List<AccessObservation> all) {
        return all.stream().filter(one -> one.kind() == kind).toList();
    }

    private static Map<Confidence, IntervalSet> lows(Map<AccessKind, KindReading> byKind) {
        Map<Confidence, IntervalSet> lows = new EnumMap<>(Confidence.class);
        for (boolean byName : new boolean[] {true, false}) {
            List<KindReading> tunnels = List.of(
                    Objects.requireNonNull(byKind.get(AccessKind.TUNNEL)),
                    Objects.requireNonNull(byKind.get(AccessKind.FLOW)));
            IntervalSet requests =
                    Objects.requireNonNull(byKind.get(AccessKind.URL)).low(byName);
            IntervalSet connections = union(tunnels, reading -> reading.low(byName));
            lows.put(Confidence.of(true, false, byName), requests);
            lows.put(Confidence.of(false, true, byName), connections);
            lows.put(Confidence.of(true, true, byName), requests.union(connections));
        }
        return lows;
    }

    private static IntervalSet union(Collection<KindReading> readings, Function<KindReading, IntervalSet> times) {
        return readings.stream().map(times).reduce(IntervalSet.empty(), IntervalSet::union);
    }

    private static List<AccessObservation> distinctById(Collection<AccessObservation> evidence) {
        Map<String, AccessObservation> byId = new HashMap<>();
        for (AccessObservation one : evidence) {
            byId.merge(one.id(), one, AccessObservation::merge);
        }
        return byId.values().stream().sorted(BY_TIME).toList();
    }
}
