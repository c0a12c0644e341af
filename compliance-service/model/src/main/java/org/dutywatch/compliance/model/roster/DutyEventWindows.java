package org.dutywatch.compliance.model.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * Combines the changed intervals of one employee into windows of at most 31 days; one message is published for each.
 */
public final class DutyEventWindows {
    static final Duration LONGEST = Duration.ofDays(31);

    private DutyEventWindows() {}

    /**
     * Windows that do not overlap and contain all intervals. Neighbours share a window if it is not too long; longer
     * intervals are cut.
     */
    public static List<Interval> of(Collection<Interval> intervals) {
        List<Interval> windows = new ArrayList<>();
        for (Interval interval : IntervalSet.of(intervals).intervals()) {
            int last = windows.size() - 1;
            if (last >= 0 && !interval.end().isAfter(windows.get(last).start().plus(LONGEST))) {
                windows.set(last, new Interval(windows.get(last).start(), interval.end()));
            } else {
                cut(interval, windows);
            }
        }
        return List.copyOf(windows);
    }

    private static void cut(Interval interval, List<Interval> windows) {
        Instant start = interval.start();
        while (start.isBefore(interval.end())) {
            Instant longest = start.plus(LONGEST);
            Instant end = longest.isBefore(interval.end()) ? longest : interval.end();
            windows.add(new Interval(start, end));
            start = end;
        }
    }
}
