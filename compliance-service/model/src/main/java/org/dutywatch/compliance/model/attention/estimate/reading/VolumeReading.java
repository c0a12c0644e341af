package org.dutywatch.compliance.model.attention.estimate.reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Contribution;
import org.dutywatch.compliance.model.attention.estimate.rule.Hit;
import org.dutywatch.compliance.model.attention.estimate.rule.UnmonitoredPageRule;
import org.dutywatch.compliance.model.attention.estimate.rule.VolumeRule;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * Estimates attention from connections, of which only host, times and bytes are known. A page that a person looks at
 * loads hundreds of kilobytes; an open tab or messenger loads little. The person looks while the weighted bytes of the
 * last {@code window} reach the required amount. Every host role can open a visit; the role decides only the weight of
 * its bytes.
 *
 * @param volume weight of each connection's bytes, and how they are spread over its time
 * @param company which connections came so soon after an unmonitored page that they may be a part of that page; these
 *     are ignored
 * @param window bytes count for this long after they arrived
 * @param enoughBytes number of weighted bytes within the window that shows attention
 * @param aboveFloor multiple of the background level that is required in addition; 0: the same requirement for
 *     everybody
 * @param tail the interval ends this long after the last bytes that were needed; at most {@code window}
 * @param shortest intervals up to this length are dropped
 * @param stay two intervals with an access to the same site are joined if the gap between them is at most this, and the
 *     person is not known to have opened an unmonitored page in between; zero: never
 */
public record VolumeReading(
        VolumeRule volume,
        UnmonitoredPageRule company,
        Duration window,
        double enoughBytes,
        double aboveFloor,
        Duration tail,
        Duration shortest,
        Duration stay)
        implements Reading {

    @Override
    public boolean isMonotone() {
        return !volume.activity().learnsIdleTime() && stay.isZero() && aboveFloor == 0;
    }

    @Override
    public boolean combinesRequests() {
        return true;
    }

    @Override
    public Result read(List<AccessObservation> evidence) {
        List<AccessObservation> own = evidence.stream()
                .filter(Predicate.not(company::isNearUnmonitoredPage))
                .toList();
        IdleTimes idle = new IdleTimes(volume.activity(), own);
        List<Hit> hits = new ArrayList<>();
        for (AccessObservation one : own) {
            volume.hit(one, idle.of(one)).ifPresent(hits::add);
        }
        if (hits.isEmpty()) {
            return new Result(IntervalSet.empty(), Map.of());
        }
        List<Interval> visits = VolumeCurve.of(hits, volume).above(this);
        return result(stay.isZero() ? visits : joined(visits, hits), hits);
    }

    private static Result result(List<Interval> visits, List<Hit> hits) {
        Map<String, CountedHit> counted = new HashMap<>();
        for (Interval visit : visits) {
            boolean opened = false;
            for (Hit each : hits) {
                if (each.time().overlaps(visit)) {
                    if (opened) {
                        counted.putIfAbsent(each.observation().id(), new CountedHit(each, Contribution.CARRIED));
                    } else {
                        // A connection may continue one visit and open the next.
                        counted.put(each.observation().id(), new CountedHit(each, Contribution.OPENED));
                    }
                    opened = true;
                }
            }
        }
        return new Result(IntervalSet.of(visits), counted);
    }

    /** Joins visits: a person who looked long at one page and continued at the same site did not leave in between. */
    private List<Interval> joined(List<Interval> visits, List<Hit> hits) {
        List<Interval> joined = new ArrayList<>();
        for (Interval visit : visits) {
            Interval last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && isSameVisit(last, visit, hits)) {
                joined.set(joined.size() - 1, new Interval(last.start(), visit.end()));
            } else {
                joined.add(visit);
            }
        }
        return joined;
    }

    private boolean isSameVisit(Interval last, Interval next, List<Hit> hits) {
        Duration pause = Duration.between(last.end(), next.start());
        if (pause.compareTo(stay) > 0) {
            return false;
        }
        List<Hit> before = startedIn(last, hits);
        List<Hit> after = startedIn(next, hits);
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        boolean sameSite = after.stream()
                .map(each -> each.observation().site())
                .anyMatch(site -> before.stream()
                        .anyMatch(each -> each.observation().site().equals(site)));
        Integer since = after.get(0).observation().elsewhere().sincePage();
        return sameSite && (since == null || since >= pause.toMillis());
    }

    private static List<Hit> startedIn(Interval visit, List<Hit> hits) {
        return hits.stream().filter(each -> visit.contains(each.time().start())).toList();
    }
}
