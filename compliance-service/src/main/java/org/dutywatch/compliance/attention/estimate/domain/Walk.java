package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.attention.domain.Contribution;
import org.dutywatch.compliance.attention.estimate.domain.Reading.Counted;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * A walk through bursts in order of time, and where it stands: until when the stretch that it is in can be carried, and
 * which bursts wait for one that opens, to count with it. Milliseconds since the epoch.
 */
final class Walk {
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final BurstRule weight;
    private final StretchRule pace;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Counted> counted = new HashMap<>();
    private final List<Burst> waiting = new ArrayList<>();
    private long waitingEnd = LONG_AGO;
    private long lastEnd = LONG_AGO;
    private long reachedUntil = LONG_AGO;
    private @Nullable Burst last;
    private long pauses;
    private long pausedMillis;

    Walk(BurstRule weight, StretchRule pace) {
        this.weight = weight;
        this.pace = pace;
    }

    /**
     * A burst that counted, and the pause before it.
     *
     * @param joined it goes on with the stretch before
     */
    private record Part(long from, long end, boolean joined, boolean watched) {}

    Reading.Result result() {
        List<Interval> times = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            times.add(new Interval(
                    Instant.ofEpochMilli(part.from()),
                    Instant.ofEpochMilli(part.end()).plus(tail(part, isLone(i)))));
        }
        return new Reading.Result(IntervalSet.of(times), counted);
    }

    private boolean isLone(int i) {
        return !parts.get(i).joined()
                && (i + 1 == parts.size() || !parts.get(i + 1).joined());
    }

    private Duration tail(Part part, boolean lone) {
        if (part.watched()) {
            return pace.mediaTail();
        }
        return lone ? pace.loneTail() : pace.tail();
    }

    StretchRule.Pauses pauses() {
        return new StretchRule.Pauses(pauses, pausedMillis);
    }

    void meet(Burst burst) {
        if (burst.start() > waitingEnd + weight.patience().toMillis()) {
            waiting.clear();
        }
        if (burst.accompanying()) {
            await(burst);
        } else if (weight.opens(burst)) {
            open(burst);
        } else if (!weight.carries(burst)) {
            return;
        } else if (isNear(burst)) {
            carry(burst);
        } else {
            await(burst);
            if (weight.opensTogether(waiting)) {
                waiting.remove(waiting.size() - 1);
                open(burst);
            }
        }
    }

    private boolean isNear(Burst burst) {
        return burst.start() <= lastEnd + pace.gap().toMillis() && burst.start() <= reachedUntil;
    }

    /** The person went on at the same site after a long look, and nowhere else in between. */
    private boolean stayed(Burst burst) {
        long pause = burst.start() - lastEnd;
        return last != null
                && pause <= pace.stay().toMillis()
                && burst.isAtSiteOf(last)
                && !burst.cameFromElsewhere(pause);
    }

    private void await(Burst burst) {
        waiting.add(burst);
        waitingEnd = Math.max(waitingEnd, burst.end());
    }

    private void open(Burst burst) {
        for (Burst earlier : List.copyOf(waiting)) {
            count(earlier, Contribution.CARRIED, isNear(earlier));
            renewReach(earlier);
        }
        waiting.clear();
        count(burst, Contribution.OPENED, isNear(burst) || stayed(burst));
        renewReach(burst);
    }

    private void carry(Burst burst) {
        count(burst, Contribution.CARRIED, true);
        if (weight.isWatched(burst)) {
            renewReach(burst);
        }
    }

    private void count(Burst burst, Contribution contribution, boolean near) {
        if (near && burst.start() > lastEnd) {
            pauses++;
            pausedMillis += burst.start() - lastEnd;
        }
        long from = near ? Math.min(lastEnd, burst.start()) : burst.start();
        parts.add(new Part(from, burst.end(), near, weight.isWatched(burst)));
        burst.sightings().forEach(each -> counted.put(each.observation().id(), new Counted(each, contribution)));
        lastEnd = Math.max(lastEnd, burst.end());
        last = burst;
    }

    private void renewReach(Burst burst) {
        reachedUntil = Math.max(reachedUntil, burst.end() + pace.reach().toMillis());
    }
}
