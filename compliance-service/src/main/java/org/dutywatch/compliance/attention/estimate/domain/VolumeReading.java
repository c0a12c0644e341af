package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Contribution;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * Estimates attention from connections, of which only host, times and bytes are known. A page that a person looks at
 * loads hundreds of kilobytes; an open tab or messenger loads little. The person looks while the weighted bytes of the
 * last {@code window} reach the required amount.
 *
 * @param volume weight of each connection's bytes, and how they are spread over its time
 * @param company which connections may have come with an unmonitored page; these are ignored
 * @param window how long bytes count as evidence after they arrived
 * @param enoughBytes weighted bytes within the window that show attention
 * @param aboveFloor multiple of the background level that is required in addition; 0: the same requirement for
 *     everybody
 * @param tail the interval ends this long after the last bytes that were needed; at most {@code window}
 * @param shortest intervals up to this length are dropped
 * @param stay largest gap at which two intervals with the same site are joined, if the person opened no unmonitored
 *     page in between; zero: never
 */
public record VolumeReading(
        VolumeRule volume,
        CompanyRule company,
        Duration window,
        double enoughBytes,
        double aboveFloor,
        Duration tail,
        Duration shortest,
        Duration stay)
        implements Reading {

    @Override
    public boolean isMonotone() {
        return !volume.activity().learns() && stay.isZero() && aboveFloor == 0;
    }

    @Override
    public boolean pools() {
        return true;
    }

    @Override
    public Result read(List<AccessObservation> evidence) {
        List<AccessObservation> own =
                evidence.stream().filter(Predicate.not(company::keepsCompany)).toList();
        IdleTimes idle = new IdleTimes(volume.activity(), own);
        List<Sighting> sightings = new ArrayList<>();
        for (AccessObservation one : own) {
            volume.sighting(one, idle.of(one)).ifPresent(sightings::add);
        }
        if (sightings.isEmpty()) {
            return new Result(IntervalSet.empty(), Map.of());
        }
        List<Interval> visits = VolumeCurve.of(sightings, volume).above(this);
        return result(stay.isZero() ? visits : joined(visits, sightings), sightings);
    }

    private static Result result(List<Interval> visits, List<Sighting> sightings) {
        Map<String, Counted> counted = new HashMap<>();
        for (Interval visit : visits) {
            boolean opened = false;
            for (Sighting each : sightings) {
                if (each.time().overlaps(visit)) {
                    if (opened) {
                        counted.putIfAbsent(each.observation().id(), new Counted(each, Contribution.CARRIED));
                    } else {
                        // A connection may continue one visit and open the next.
                        counted.put(each.observation().id(), new Counted(each, Contribution.OPENED));
                    }
                    opened = true;
                }
            }
        }
        return new Result(IntervalSet.of(visits), counted);
    }

    /** Joins visits: a person who looked long at one page and continued at the same site did not leave in between. */
    private List<Interval> joined(List<Interval> visits, List<Sighting> sightings) {
        List<Interval> joined = new ArrayList<>();
        for (Interval visit : visits) {
            Interval last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && isSameVisit(last, visit, sightings)) {
                joined.set(joined.size() - 1, new Interval(last.start(), visit.end()));
            } else {
                joined.add(visit);
            }
        }
        return joined;
    }

    private boolean isSameVisit(Interval last, Interval next, List<Sighting> sightings) {
        Duration pause = Duration.between(last.end(), next.start());
        if (pause.compareTo(stay) > 0) {
            return false;
        }
        List<Sighting> before = startedIn(last, sightings);
        List<Sighting> after = startedIn(next, sightings);
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

    private static List<Sighting> startedIn(Interval visit, List<Sighting> sightings) {
        return sightings.stream()
                .filter(each -> visit.holds(each.time().start()))
                .toList();
    }
}
