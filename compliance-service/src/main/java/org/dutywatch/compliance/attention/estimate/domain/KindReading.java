package org.dutywatch.compliance.attention.estimate.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Contribution;
import org.dutywatch.compliance.attention.domain.Identity;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * The low, point and high estimate from the evidence of one kind. Polling that is recognised by its period is
 * excluded from the point and the high estimate only: a period depends on many observations, and the low estimate must
 * never fall when one is added. Ambiguous accesses are excluded from the low and the point estimate only, so that doubt
 * about identity widens the band.
 */
final class KindReading {
    private final EstimatorProfile profile;
    private final Set<String> polling;
    private final List<AccessObservation> certain;
    private final List<AccessObservation> likely;
    private final Reading.Result low;
    private final IntervalSet lowByName;
    private final Reading.Result point;
    private final Reading.Result high;

    /** For requests. */
    KindReading(EstimatorProfile profile, List<AccessObservation> evidence) {
        this(profile, evidence, List.of());
    }

    /**
     * @param evidence of one kind, sorted by start
     * @param beside requests to combine with connections: a proxy may inspect the traffic to some hosts of a site and
     *     not to others, and only both together show the visit
     */
    KindReading(EstimatorProfile profile, List<AccessObservation> evidence, List<AccessObservation> beside) {
        this.profile = profile;
        List<AccessObservation> own = evidence.stream()
                .filter(one -> !one.denied() && !one.isEmbedded())
                .toList();
        this.certain = own.stream()
                .filter(one -> !one.ambiguous() && !one.asksByItself())
                .toList();
        List<AccessObservation> byName = certain.stream()
                .filter(one -> one.identity() == Identity.USERNAME)
                .toList();
        this.polling = profile.polling().polling(own);
        this.likely = own.stream()
                .filter(one -> !one.ambiguous() && !polling.contains(one.id()))
                .toList();
        this.low = profile.low().read(certain);
        this.lowByName = byName.size() == certain.size()
                ? low.times()
                : profile.low().read(byName).times();
        this.point = read(profile.point(), likely, beside);
        this.high = read(
                profile.high(),
                own.stream().filter(one -> !polling.contains(one.id())).toList(),
                beside);
    }

    private static Reading.Result read(Reading reading, List<AccessObservation> own, List<AccessObservation> beside) {
        if (own.isEmpty() || beside.isEmpty() || !reading.pools()) {
            return reading.read(own);
        }
        return reading.read(Stream.concat(own.stream(), beside.stream())
                .sorted(ProfiledEstimator.BY_TIME)
                .toList());
    }

    /** The observations that may show a visit: neither denied, embedded, ambiguous nor polling. */
    List<AccessObservation> likely() {
        return likely;
    }

    /** The low estimate if every access near something embedded is assumed to have come with the embedding page. */
    IntervalSet defended(ImpliedCompany company) {
        return company.isEmpty()
                ? low.times()
                : profile.low().read(company.tell(certain)).times();
    }

    IntervalSet low(boolean byNameOnly) {
        return byNameOnly ? lowByName : low.times();
    }

    IntervalSet point() {
        return point.times();
    }

    IntervalSet high() {
        return high.times();
    }

    /** The point estimate from each site's observations alone. */
    Map<String, IntervalSet> bySite() {
        Map<String, List<AccessObservation>> bySite = new TreeMap<>();
        likely.forEach(one ->
                bySite.computeIfAbsent(one.site(), site -> new ArrayList<>()).add(one));
        Map<String, IntervalSet> times = new TreeMap<>();
        bySite.forEach((site, own) -> times.put(site, profile.point().read(own).times()));
        return times;
    }

    /** How the observation counted, if it did; also for requests that were combined with connections. */
    Optional<Reading.Counted> counted(AccessObservation one) {
        Reading.Counted counted = point.counted().get(one.id());
        return Optional.ofNullable(counted == null ? low.counted().get(one.id()) : counted);
    }

    /** Why an observation of this kind, given that it did not count, was excluded. */
    Contribution whyNot(AccessObservation one) {
        if (one.denied()) {
            return Contribution.DENIED;
        }
        if (one.isEmbedded()) {
            return Contribution.EMBED;
        }
        if (polling.contains(one.id())) {
            return Contribution.POLLING;
        }
        return one.ambiguous() ? Contribution.UNATTRIBUTED : Contribution.WEAK;
    }
}
