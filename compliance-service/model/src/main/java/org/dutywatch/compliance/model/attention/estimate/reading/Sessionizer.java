package org.dutywatch.compliance.model.attention.estimate.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.model.attention.Contribution;
import org.dutywatch.compliance.model.attention.estimate.reading.Reading.CountedHit;
import org.dutywatch.compliance.model.attention.estimate.rule.Burst;
import org.dutywatch.compliance.model.attention.estimate.rule.BurstRule;
import org.dutywatch.compliance.model.attention.estimate.rule.SessionRule;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Groups bursts into sessions of attention. The bursts are added in order of time. Its state is the time until which
 * the current session can be continued, and the pending bursts: they count if an opening burst follows soon enough.
 * Times are milliseconds since the epoch.
 */
final class Sessionizer {
    private static final long DISTANT_PAST = Long.MIN_VALUE / 2;

    private final BurstRule burstRule;
    private final SessionRule sessionRule;
    private final List<CountedBurst> countedBursts = new ArrayList<>();
    private final Map<String, CountedHit> counted = new HashMap<>();
    private final List<Burst> pending = new ArrayList<>();
    private long pendingEnd = DISTANT_PAST;
    private long lastEnd = DISTANT_PAST;
    private long continuableUntil = DISTANT_PAST;
    private @Nullable Burst last;
    private long pauses;
    private long pausedMillis;

    Sessionizer(BurstRule burstRule, SessionRule sessionRule) {
        this.burstRule = burstRule;
        this.sessionRule = sessionRule;
    }

    /**
     * A burst that counted, with the pause before it if it continues a session.
     *
     * @param joined whether it continues the session before it
     */
    private record CountedBurst(long from, long end, boolean joined, boolean watched) {}

    Reading.Result result() {
        List<Interval> times = new ArrayList<>(countedBursts.size());
        for (int i = 0; i < countedBursts.size(); i++) {
            CountedBurst burst = countedBursts.get(i);
            times.add(new Interval(
                    Instant.ofEpochMilli(burst.from()),
                    Instant.ofEpochMilli(burst.end()).plus(tail(burst, isLone(i)))));
        }
        return new Reading.Result(IntervalSet.of(times), counted);
    }

    private boolean isLone(int i) {
        return !countedBursts.get(i).joined()
                && (i + 1 == countedBursts.size() || !countedBursts.get(i + 1).joined());
    }

    private Duration tail(CountedBurst burst, boolean lone) {
        if (burst.watched()) {
            return sessionRule.mediaTail();
        }
        return lone ? sessionRule.loneTail() : sessionRule.tail();
    }

    SessionRule.Pauses pauses() {
        return new SessionRule.Pauses(pauses, pausedMillis);
    }

    void add(Burst burst) {
        if (burst.start() > pendingEnd + burstRule.patience().toMillis()) {
            pending.clear();
        }
        if (burst.nearUnmonitoredPage()) {
            addPending(burst);
        } else if (burstRule.opensSession(burst)) {
            open(burst);
        } else if (!burstRule.continuesSession(burst)) {
            return;
        } else if (continuesSession(burst)) {
            continueSession(burst);
        } else {
            addPending(burst);
            if (burstRule.openSessionTogether(pending)) {
                pending.remove(pending.size() - 1);
                open(burst);
            }
        }
    }

    private boolean continuesSession(Burst burst) {
        return burst.start() <= lastEnd + sessionRule.gap().toMillis() && burst.start() <= continuableUntil;
    }

    /** Whether the person continued at the same site after a longer pause, without an unmonitored page in between. */
    private boolean returnsToSameSite(Burst burst) {
        long pause = burst.start() - lastEnd;
        return last != null
                && pause <= sessionRule.stay().toMillis()
                && burst.sharesSiteWith(last)
                && !burst.followsUnmonitoredPage(pause);
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
        if (burstRule.isWatched(burst)) {
            extendReach(burst);
        }
    }

    private void count(Burst burst, Contribution contribution, boolean joined) {
        if (joined && burst.start() > lastEnd) {
            pauses++;
            pausedMillis += burst.start() - lastEnd;
        }
        long from = joined ? Math.min(lastEnd, burst.start()) : burst.start();
        countedBursts.add(new CountedBurst(from, burst.end(), joined, burstRule.isWatched(burst)));
        burst.hits().forEach(each -> counted.put(each.observation().id(), new CountedHit(each, contribution)));
        lastEnd = Math.max(lastEnd, burst.end());
        last = burst;
    }

    private void extendReach(Burst burst) {
        continuableUntil =
                Math.max(continuableUntil, burst.end() + sessionRule.reach().toMillis());
    }
}
