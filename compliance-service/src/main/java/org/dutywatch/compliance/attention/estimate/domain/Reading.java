package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Contribution;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * One way to read evidence: strict, likely or generous. It walks through the bursts in order of time; a burst that opens
 * begins or renews a stretch, one that carries prolongs it.
 *
 * <p>As every rule that it uses is a threshold from below on single observations or on bursts that only grow, more
 * observations never take a moment away from what a reading finds. Only who chooses the observations can do that.
 */
public record Reading(ActivityRule activity, BurstRule weight, StretchRule pace) {

    /** @param counted the sightings that the times rest on, by id of the observation */
    record Result(IntervalSet times, Map<String, Counted> counted) {}

    record Counted(Sighting sighting, Contribution contribution) {}

    /** @param evidence sorted by start, without what is embedded or polls */
    Result read(List<AccessObservation> evidence) {
        List<Sighting> sightings = new ArrayList<>();
        for (AccessObservation one : evidence) {
            if (weight.slightCounts() || !weight.isSlight(one)) {
                activity.sighting(one).ifPresent(sightings::add);
            }
        }
        Walk walk = new Walk();
        for (Burst burst : Burst.group(sightings, weight.gap().toMillis())) {
            walk.meet(burst);
        }
        return new Result(IntervalSet.of(walk.times), walk.counted);
    }

    /** Where the walk stands: until when the stretch that it is in can be carried. */
    private final class Walk {
        private final List<Interval> times = new ArrayList<>();
        private final Map<String, Counted> counted = new HashMap<>();
        private long lastEnd = Long.MIN_VALUE / 2;
        private long reachedUntil = Long.MIN_VALUE / 2;

        void meet(Burst burst) {
            boolean near = burst.start() <= lastEnd + pace.gap().toMillis() && burst.start() <= reachedUntil;
            if (weight.opens(burst)) {
                count(burst, near, Contribution.OPENED);
                renewReach(burst);
            } else if (near && weight.carries(burst)) {
                count(burst, true, Contribution.CARRIED);
                if (weight.isWatched(burst)) {
                    renewReach(burst);
                }
            }
        }

        private void count(Burst burst, boolean near, Contribution contribution) {
            long from = near ? Math.min(lastEnd, burst.start()) : burst.start();
            long tail = (weight.isWatched(burst) ? pace.mediaTail() : pace.tail()).toMillis();
            times.add(new Interval(Instant.ofEpochMilli(from), Instant.ofEpochMilli(burst.end() + tail)));
            burst.sightings().forEach(each -> counted.put(each.observation().id(), new Counted(each, contribution)));
            lastEnd = Math.max(lastEnd, burst.end());
        }

        private void renewReach(Burst burst) {
            reachedUntil = Math.max(reachedUntil, burst.end() + pace.reach().toMillis());
        }
    }
}
