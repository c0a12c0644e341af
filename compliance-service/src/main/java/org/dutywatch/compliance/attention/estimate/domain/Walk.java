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
 * Groups bursts into sessions of attention. The bursts are added in order of time. Its state is the time until which
 * the current session can be continued, and the pending bursts: they count if an opening burst follows soon enough.
 * Times are milliseconds since the epoch.
 */
final class Walk {
    private static final long DISTANT_PAST = Long.MIN_VALUE / 2;

    private final BurstRule weight;
    private final StretchRule pace;
    private final List<CountedBurst> parts = new ArrayList<>();
    private final Map<String, Counted> counted = new HashMap<>();
    private final List<Burst> pending = new ArrayList<>();
    private long pendingEnd = DISTANT_PAST;
    private long lastEnd = DISTANT_PAST;
    private long continuableUntil = DISTANT_PAST;
    private @Nullable Burst last;
    private long pauses;
    private long pausedMillis;

    Walk(BurstRule weight, StretchRule pace) {
        this.weight = weight;
        this.pace = pace;
    }

    /**
     * A burst that counted, with the pause before it if it continues a session.
     *
     * @param joined whether it continues the session before it
     */
    private record CountedBurst(long from, long end, boolean joined, boolean watched) {}

    Reading.Result result() {
        List<Interval> times = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            CountedBurst part = parts.get(i);
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

    private Duration tail(CountedBurst part, boolean lone) {
        if (part.watched()) {
            return pace.mediaTail();
        }
        return lone ? pace.loneTail() : pace.tail();
    }

    StretchRule.Pauses pauses() {
        return new StretchRule.Pauses(pauses, pausedMillis);
    }

    void meet(Burst burst) {
        if (burst.start() > pendingEnd + weight.patience().toMillis()) {
            pending.clear();
        }
        if (burst.accompanying()) {
            addPending(burst);
        } else if (weight.opens(burst)) {
            open(burst);
        } else if (!weight.carries(burst)) {
            return;
        } else if (continuesSession(burst)) {
            continueSession(burst);
        } else {
            addPending(burst);
            if (weight.opensTogether(pending)) {
                pending.remove(pending.size() - 1);
                open(burst);
            }
        }
    }

    private boolean continuesSession(Burst burst) {
        return burst.start() <= lastEnd + pace.gap().toMillis() && burst.start() <= continuableUntil;
    }

    /** Whether the person continued at the same site after a long look, without an unmonitored page in between. */
    private boolean returnsToSameSite(Burst burst) {
        long pause = burst.start() - lastEnd;
        return last != null
                && pause <= pace.stay().toMillis()
                && burst.isAtSiteOf(last)
                && !burst.cameFromElsewhere(pause);
    }

    private void addPending(Burst burst) {
        pending.add(burst);
        pendingEnd = Math.max(pendingEnd, burst.end());
    }

    private void open(Burst burst) {
        for (Burst earlier : List.copyOf(pending)) {
            count(earlier, Contribution.CARRIED, continuesSession(earlier));
            extendReach(earlier);
        }
        pending.clear();
        count(burst, Contribution.OPENED, continuesSession(burst) || returnsToSameSite(burst));
        extendReach(burst);
    }

    private void continueSession(Burst burst) {
        count(burst, Contribution.CARRIED, true);
        if (weight.isWatched(burst)) {
            extendReach(burst);
        }
    }

    private void count(Burst burst, Contribution contribution, boolean joined) {
        if (joined && burst.start() > lastEnd) {
            pauses++;
            pausedMillis += burst.start() - lastEnd;
        }
        long from = joined ? Math.min(lastEnd, burst.start()) : burst.start();
        parts.add(new CountedBurst(from, burst.end(), joined, weight.isWatched(burst)));
        burst.sightings().forEach(each -> counted.put(each.observation().id(), new Counted(each, contribution)));
        lastEnd = Math.max(lastEnd, burst.end());
        last = burst;
    }

    private void extendReach(Burst burst) {
        continuableUntil = Math.max(continuableUntil, burst.end() + pace.reach().toMillis());
    }
}
