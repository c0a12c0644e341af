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
 * The evidence of one kind, read three ways. Only the low reading is blind to polling: it must never un-count. It is
 * also blind to what may be another person's; the others are not, so that a doubt about identity widens the band.
 */
final class KindReading {
    private final EstimatorProfile profile;
    private final Set<String> polling;
    private final List<AccessObservation> surely;
    private final List<AccessObservation> likely;
    private final Reading.Result low;
    private final IntervalSet lowByName;
    private final Reading.Result point;
    private final Reading.Result high;

    /** Of requests alone. */
    KindReading(EstimatorProfile profile, List<AccessObservation> evidence) {
        this(profile, evidence, List.of());
    }

    /**
     * @param evidence of one kind, sorted by start
     * @param beside requests that count and were seen beside the connections: a proxy may look into those to some hosts of
     *     a site and not into others, and only together do they show the visit
     */
    KindReading(EstimatorProfile profile, List<AccessObservation> evidence, List<AccessObservation> beside) {
        this.profile = profile;
        List<AccessObservation> own = evidence.stream()
                .filter(one -> !one.denied() && !one.isEmbedded())
                .toList();
        this.surely = own.stream()
                .filter(one -> !one.ambiguous() && !one.asksByItself())
                .toList();
        List<AccessObservation> byName = surely.stream()
                .filter(one -> one.identity() == Identity.USERNAME)
                .toList();
        this.polling = profile.polling().polling(own);
        this.likely = own.stream()
                .filter(one -> !one.ambiguous() && !polling.contains(one.id()))
                .toList();
        this.low = profile.low().read(surely);
        this.lowByName = byName.size() == surely.size()
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

    /** What may show the person. */
    List<AccessObservation> likely() {
        return likely;
    }

    /** What of the low reading stands even if all that came near something embedded came with it. */
    IntervalSet defended(ImpliedCompany company) {
        return company.isEmpty()
                ? low.times()
                : profile.low().read(company.tell(surely)).times();
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

    /** What each site's observations alone show in the likely reading. */
    Map<String, IntervalSet> bySite() {
        Map<String, List<AccessObservation>> bySite = new TreeMap<>();
        likely.forEach(one ->
                bySite.computeIfAbsent(one.site(), site -> new ArrayList<>()).add(one));
        Map<String, IntervalSet> times = new TreeMap<>();
        bySite.forEach((site, own) -> times.put(site, profile.point().read(own).times()));
        return times;
    }

    /** What the observation counted for, be it of this kind or beside it. */
    Optional<Reading.Counted> counted(AccessObservation one) {
        Reading.Counted counted = point.counted().get(one.id());
        return Optional.ofNullable(counted == null ? low.counted().get(one.id()) : counted);
    }

    /** Why an observation of this kind that did not count did not. */
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
