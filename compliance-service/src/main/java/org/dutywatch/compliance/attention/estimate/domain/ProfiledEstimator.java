package org.dutywatch.compliance.attention.estimate.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Attention;
import org.dutywatch.compliance.attention.domain.AttentionEstimator;
import org.dutywatch.compliance.attention.domain.Contribution;
import org.dutywatch.compliance.attention.domain.Interpreted;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** The estimator with separate, named and versioned profiles for inspected requests and for tunnels. */
public final class ProfiledEstimator implements AttentionEstimator {

    /** A total order of everything that is read, so that no tie depends on who came first. */
    private static final Comparator<AccessObservation> BY_TIME = Comparator.<AccessObservation, Long>comparing(
                    one -> one.time().start().toEpochMilli())
            .thenComparing(one -> one.time().end())
            .thenComparing(AccessObservation::id)
            .thenComparing(AccessObservation::toString);

    private final EstimatorProfile requests;
    private final EstimatorProfile tunnels;

    public ProfiledEstimator(EstimatorProfile requests, EstimatorProfile tunnels) {
        this.requests = requests;
        this.tunnels = tunnels;
    }

    /** With the profiles {@code url-v1} and {@code tunnel-v1}. */
    public static ProfiledEstimator standard() {
        return new ProfiledEstimator(EstimatorProfile.URL_V1, EstimatorProfile.TUNNEL_V1);
    }

    @Override
    public String version() {
        return requests.name() + "+" + tunnels.name();
    }

    @Override
    public Attention estimate(Collection<AccessObservation> evidence) {
        List<AccessObservation> once = onceEach(evidence);
        ByProfile byRequests = new ByProfile(
                requests, once.stream().filter(one -> one.kind().isInspected()).toList());
        ByProfile byTunnels = new ByProfile(
                tunnels, once.stream().filter(one -> !one.kind().isInspected()).toList());
        IntervalSet low = byRequests.low.times().union(byTunnels.low.times());
        IntervalSet point =
                byRequests.point.times().union(byTunnels.point.times()).union(low);
        IntervalSet high = byRequests.high.times().union(byTunnels.high.times()).union(point);
        Map<String, IntervalSet> bySite = new TreeMap<>();
        byRequests.bySite().forEach((site, times) -> bySite.merge(site, times.intersect(point), IntervalSet::union));
        byTunnels.bySite().forEach((site, times) -> bySite.merge(site, times.intersect(point), IntervalSet::union));
        List<Interpreted> interpretations = new ArrayList<>(once.size());
        for (AccessObservation one : once) {
            interpretations.add((one.kind().isInspected() ? byRequests : byTunnels).interpret(one));
        }
        return new Attention(low, byRequests.low.times(), point, high, bySite, interpretations);
    }

    private static List<AccessObservation> onceEach(Collection<AccessObservation> evidence) {
        Map<String, AccessObservation> byId = new HashMap<>();
        for (AccessObservation one : evidence) {
            byId.merge(one.id(), one, (a, b) -> BY_TIME.compare(a, b) <= 0 ? a : b);
        }
        return byId.values().stream().sorted(BY_TIME).toList();
    }

    /** The evidence of one kind, read three ways. Only the low reading is blind to polling: it must never un-count. */
    private static final class ByProfile {
        private final EstimatorProfile profile;
        private final Set<String> polling;
        private final List<AccessObservation> likely;
        private final Reading.Result low;
        private final Reading.Result point;
        private final Reading.Result high;

        ByProfile(EstimatorProfile profile, List<AccessObservation> evidence) {
            this.profile = profile;
            List<AccessObservation> own =
                    evidence.stream().filter(one -> !one.isEmbedded()).toList();
            this.polling = profile.polling().polling(own);
            this.likely =
                    own.stream().filter(one -> !polling.contains(one.id())).toList();
            this.low = profile.low()
                    .read(own.stream().filter(one -> !one.asksByItself()).toList());
            this.point = profile.point().read(likely);
            this.high = profile.high().read(likely);
        }

        Map<String, IntervalSet> bySite() {
            Map<String, List<AccessObservation>> bySite = new TreeMap<>();
            likely.forEach(one -> bySite.computeIfAbsent(one.site(), site -> new ArrayList<>())
                    .add(one));
            Map<String, IntervalSet> times = new TreeMap<>();
            bySite.forEach(
                    (site, own) -> times.put(site, profile.point().read(own).times()));
            return times;
        }

        Interpreted interpret(AccessObservation one) {
            Reading.Counted counted =
                    point.counted().getOrDefault(one.id(), low.counted().get(one.id()));
            if (counted != null) {
                return interpreted(one, counted);
            }
            Contribution reason = one.isEmbedded()
                    ? Contribution.EMBED
                    : polling.contains(one.id()) ? Contribution.POLLING : Contribution.WEAK;
            return new Interpreted(one.id(), one.site(), one.kind(), one.time(), reason);
        }

        private static Interpreted interpreted(AccessObservation one, Reading.Counted counted) {
            return new Interpreted(
                    one.id(), one.site(), one.kind(), counted.sighting().time(), counted.contribution());
        }
    }
}
