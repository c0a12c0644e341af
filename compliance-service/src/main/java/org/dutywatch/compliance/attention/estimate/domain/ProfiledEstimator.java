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

    /** A total order of everything that is read, so that no tie depends on who came first. */
    private static final Comparator<AccessObservation> BY_TIME = Comparator.<AccessObservation, Long>comparing(
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
        List<AccessObservation> once = onceEach(evidence);
        Map<AccessKind, KindReading> byKind = new EnumMap<>(AccessKind.class);
        for (AccessKind kind : AccessKind.values()) {
            byKind.put(
                    kind,
                    new KindReading(
                            profiles.of(kind),
                            once.stream().filter(one -> one.kind() == kind).toList()));
        }
        Map<Confidence, IntervalSet> lows = lows(byKind);
        IntervalSet point = union(byKind.values(), KindReading::point)
                .union(lows.getOrDefault(Confidence.MIXED_LEASE, IntervalSet.empty()));
        IntervalSet high = union(byKind.values(), KindReading::high).union(point);
        Map<String, IntervalSet> bySite = new TreeMap<>();
        byKind.values()
                .forEach(reading -> reading.bySite()
                        .forEach((site, times) -> bySite.merge(site, times.intersect(point), IntervalSet::union)));
        List<Interpreted> interpretations = once.stream()
                .map(one -> Objects.requireNonNull(byKind.get(one.kind())).interpret(one))
                .toList();
        return new Attention(lows, point, high, bySite, interpretations);
    }

    private static Map<Confidence, IntervalSet> lows(Map<AccessKind, KindReading> byKind) {
        Map<Confidence, IntervalSet> lows = new EnumMap<>(Confidence.class);
        for (boolean byName : new boolean[] {true, false}) {
            List<KindReading> tunnels = List.of(
                    Objects.requireNonNull(byKind.get(AccessKind.TUNNEL)),
                    Objects.requireNonNull(byKind.get(AccessKind.FLOW)));
            IntervalSet requests =
                    Objects.requireNonNull(byKind.get(AccessKind.URL)).low(byName);
            IntervalSet unseen = union(tunnels, reading -> reading.low(byName));
            lows.put(Confidence.of(true, false, byName), requests);
            lows.put(Confidence.of(false, true, byName), unseen);
            lows.put(Confidence.of(true, true, byName), requests.union(unseen));
        }
        return lows;
    }

    private static IntervalSet union(Collection<KindReading> readings, Function<KindReading, IntervalSet> times) {
        return readings.stream().map(times).reduce(IntervalSet.empty(), IntervalSet::union);
    }

    private static List<AccessObservation> onceEach(Collection<AccessObservation> evidence) {
        Map<String, AccessObservation> byId = new HashMap<>();
        for (AccessObservation one : evidence) {
            byId.merge(one.id(), one, ProfiledEstimator::together);
        }
        return byId.values().stream().sorted(BY_TIME).toList();
    }

    /** Two tellings of one access; should they differ, who is first in the order of time is believed. */
    private static AccessObservation together(AccessObservation one, AccessObservation other) {
        return BY_TIME.compare(one, other) <= 0 ? one.merge(other) : other.merge(one);
    }
}
