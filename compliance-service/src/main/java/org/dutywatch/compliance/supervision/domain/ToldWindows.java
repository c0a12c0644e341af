package org.dutywatch.compliance.supervision.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** Cuts what changed of one person into windows of at most 31 days, one message each. */
public final class ToldWindows {
    static final Duration LONGEST = Duration.ofDays(31);

    private ToldWindows() {}

    /** Windows that do not overlap and hold every stretch; neighbours that fit into one window share it. */
    public static List<Interval> of(Collection<Interval> stretches) {
        List<Interval> windows = new ArrayList<>();
        for (Interval stretch : IntervalSet.of(stretches).intervals()) {
            int last = windows.size() - 1;
            if (last >= 0 && !stretch.end().isAfter(windows.get(last).start().plus(LONGEST))) {
                windows.set(last, new Interval(windows.get(last).start(), stretch.end()));
            } else {
                cut(stretch, windows);
            }
        }
        return List.copyOf(windows);
    }

    private static void cut(Interval stretch, List<Interval> windows) {
        Instant start = stretch.start();
        while (start.isBefore(stretch.end())) {
            Instant longest = start.plus(LONGEST);
            Instant end = longest.isBefore(stretch.end()) ? longest : stretch.end();
            windows.add(new Interval(start, end));
            start = end;
        }
    }
}
