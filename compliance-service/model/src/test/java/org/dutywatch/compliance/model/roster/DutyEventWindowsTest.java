package org.dutywatch.compliance.model.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.junit.jupiter.api.Test;

class DutyEventWindowsTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void shouldPutAMonthOfShiftsIntoOneWindow() {
        assertEquals(List.of(days(0, 30)), DutyEventWindows.of(List.of(days(0, 1), days(7, 8), days(29, 30))));
    }

    @Test
    void shouldNotJoinIntervalsThatAreFarApart() {
        assertEquals(List.of(days(0, 1), days(300, 301)), DutyEventWindows.of(List.of(days(300, 301), days(0, 1))));
    }

    @Test
    void shouldCutALongInterval() {
        assertEquals(
                List.of(days(0, 31), days(31, 62), days(62, 70)),
                DutyEventWindows.of(List.of(days(0, 70), days(3, 4))));
    }

    @Property
    void shouldCoverAllIntervalsWithShortWindowsThatDoNotOverlap(
            @ForAll @Size(max = 20) List<@IntRange(max = 400) Integer> starts,
            @ForAll @IntRange(min = 1, max = 90) int longest) {
        List<Interval> intervals = starts.stream()
                .map(start -> days(start, start + 1 + start % longest))
                .toList();
        List<Interval> windows = DutyEventWindows.of(intervals);
        assertTrue(IntervalSet.of(windows).covers(IntervalSet.of(intervals)));
        Instant end = Instant.MIN;
        for (Interval window : windows) {
            assertFalse(window.start().isBefore(end));
            assertTrue(window.length().compareTo(DutyEventWindows.LONGEST) <= 0);
            end = window.end();
        }
    }

    private static Interval days(int from, int to) {
        return new Interval(START.plus(Duration.ofDays(from)), START.plus(Duration.ofDays(to)));
    }
}
