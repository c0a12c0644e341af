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
 * Reads connections, of which only host, times and bytes are seen. A page that is looked at brings hundreds of kilobytes,
 * a tab or a messenger that is merely open brings a trickle: somebody looks while what came within the last
 * {@code window} weighs enough.
 *
 * @param volume what each connection weighs, and when
 * @param company what a page elsewhere may have brought along; it weighs nothing
 * @param window bytes this old still show somebody who looks at what they brought
 * @param enoughBytes the weight within the window from which somebody looks
 * @param aboveFloor so many times the weight that comes all the time, whether somebody looks or not, is asked for on top;
 *     0: the same for everybody
 * @param tail the stretch ends this long after the last of its bytes that were needed; at most {@code window}
 * @param shortest what is shorter is nobody's visit
 * @param stay two stretches of the same site this far apart are one, if the person opened no page elsewhere in between;
 *     zero: never
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
                        // A connection may carry one visit and open the next.
                        counted.put(each.observation().id(), new Counted(each, Contribution.OPENED));
                    }
                    opened = true;
                }
            }
        }
        return new Result(IntervalSet.of(visits), counted);
    }

    /** Somebody who looked long at one page and went on at the same site did not leave in between. */
    private List<Interval> joined(List<Interval> visits, List<Sighting> sightings) {
        List<Interval> joined = new ArrayList<>();
        for (Interval visit : visits) {
            Interval last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && stayed(last, visit, sightings)) {
                joined.set(joined.size() - 1, new Interval(last.start(), visit.end()));
            } else {
                joined.add(visit);
            }
        }
        return joined;
    }

    private boolean stayed(Interval last, Interval next, List<Sighting> sightings) {
        Duration pause = Duration.between(last.end(), next.start());
        if (pause.compareTo(stay) > 0) {
            return false;
        }
        List<Sighting> before = within(last, sightings);
        List<Sighting> after = within(next, sightings);
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

    private static List<Sighting> within(Interval visit, List<Sighting> sightings) {
        return sightings.stream()
                .filter(each -> visit.holds(each.time().start()))
                .toList();
    }
}
