package org.dutywatch.compliance.model.attention.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Contribution;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.estimate.reading.Reading;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * The low, point and high estimate from the accesses of one kind. Polling that is recognised by its period is
 * excluded from the point and the high estimate only: a period depends on many observations, and the low estimate must
 * never fall when one is added. Ambiguous accesses are excluded from the low and the point estimate only, so that doubt
 * about identity widens the band.
 */
final class KindEstimate {
    private final KindProfile profile;
    private final Set<String> polling;
    private final List<AccessObservation> lowEvidence;
    private final List<AccessObservation> pointEvidence;
    private final Reading.Result low;
    private final IntervalSet lowByName;
    private final Reading.Result point;
    private final Reading.Result high;

    /** For requests. */
    KindEstimate(KindProfile profile, List<AccessObservation> evidence) {
        this(profile, evidence, List.of());
    }

    /**
     * @param evidence of one kind, sorted by start
     * @param requests the requests to combine with connections: a proxy may inspect the traffic to some hosts of a site
     *     and not to others, and only both together show the visit
     */
    KindEstimate(KindProfile profile, List<AccessObservation> evidence, List<AccessObservation> requests) {
        this.profile = profile;
        List<AccessObservation> own = evidence.stream()
                .filter(one -> !one.denied() && !one.isEmbedded())
                .toList();
        this.lowEvidence = own.stream()
                .filter(one -> !one.ambiguous() && !one.pollsByRole())
                .toList();
        List<AccessObservation> byName = lowEvidence.stream()
                .filter(one -> one.identity() == Identity.USERNAME)
                .toList();
        this.polling = profile.polling().polling(own);
        this.pointEvidence = own.stream()
                .filter(one -> !one.ambiguous() && !polling.contains(one.id()))
                .toList();
        this.low = profile.low().read(lowEvidence);
        this.lowByName = byName.size() == lowEvidence.size()
                ? low.times()
                : profile.low().read(byName).times();
        this.point = read(profile.point(), pointEvidence, requests);
        this.high = read(
                profile.high(),
                own.stream().filter(one -> !polling.contains(one.id())).toList(),
                requests);
    }

    private static Reading.Result read(Reading reading, List<AccessObservation> own, List<AccessObservation> requests) {
        if (own.isEmpty() || requests.isEmpty() || !reading.combinesRequests()) {
            return reading.read(own);
        }
        return reading.read(Stream.concat(own.stream(), requests.stream())
                .sorted(AccessObservation.BY_TIME)
                .toList());
    }

    /** The observations for the point estimate: those that are not denied, embedded, ambiguous or polling. */
    List<AccessObservation> pointEvidence() {
        return pointEvidence;
    }

    /** The low estimate without accesses near embedded content, which are assumed to have come with another page. */
    IntervalSet defended(InferredUnmonitoredPages inferredPages) {
        return inferredPages.isEmpty()
                ? low.times()
                : profile.low()
                        .read(inferredPages.withInferredPages(lowEvidence))
                        .times();
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
        pointEvidence.forEach(one ->
                bySite.computeIfAbsent(one.site(), site -> new ArrayList<>()).add(one));
        Map<String, IntervalSet> times = new TreeMap<>();
        bySite.forEach((site, own) -> times.put(site, profile.point().read(own).times()));
        return times;
    }

    /** How the observation counted; empty if it did not. Also for requests that were combined with connections. */
    Optional<Reading.CountedHit> counted(AccessObservation one) {
        Reading.CountedHit counted = point.counted().get(one.id());
        return Optional.ofNullable(counted == null ? low.counted().get(one.id()) : counted);
    }

    /** Why an observation of this kind, given that it did not count, was excluded. */
    Contribution exclusionOf(AccessObservation one) {
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
