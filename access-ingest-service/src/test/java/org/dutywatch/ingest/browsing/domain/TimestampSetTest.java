package org.dutywatch.ingest.browsing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimestampSetTest {
    @Property(tries = 500)
    void shouldKeepTheLatestAsASortedSetDoes(
            @ForAll List<@IntRange(min = 0, max = 60) Integer> added,
            @ForAll @IntRange(min = 1, max = 20) int maxSize,
            @ForAll @IntRange(min = -1, max = 61) int queried) {
        TimestampSet times = new TimestampSet(maxSize);
        TreeSet<Long> expected = new TreeSet<>();
        for (int time : added) {
            boolean isNew = expected.add((long) time);
            Long dropped = expected.size() > maxSize ? expected.pollFirst() : null;

            assertThat(times.add(time)).isEqualTo(isNew && (dropped == null || dropped != time));
        }

        Long until = expected.floor((long) queried);
        assertThat(times.size()).isEqualTo(expected.size());
        assertThat(times.latestAtOrBefore(queried)).isEqualTo(until == null ? TimestampSet.NONE : until);
        assertThat(times.containsAnyIn(queried, queried + 5))
                .isEqualTo(!expected.subSet((long) queried, true, queried + 5L, true)
                        .isEmpty());
    }

    @Test
    void shouldForgetARangeWhenItsDayIsOver() {
        TimestampSet times = new TimestampSet(10);
        for (int time = 0; time < 10; time++) {
            times.add(time);
        }

        times.remove(2, 7);

        assertThat(times.size()).isEqualTo(5);
        assertThat(times.latestAtOrBefore(6)).isEqualTo(1);
        assertThat(times.containsAnyIn(2, 6)).isFalse();
        assertThat(times.containsAnyIn(7, 7)).isTrue();
    }

    @Test
    void shouldShrinkTheArrayWhenLessThanHalfIsUsed() {
        TimestampSet times = new TimestampSet(100);
        for (int time = 0; time < 64; time++) {
            times.add(time);
        }

        times.remove(0, 32);
        assertThat(times.capacity()).isEqualTo(64);
        times.remove(32, 33);

        assertThat(times.capacity()).isEqualTo(31);
        assertThat(times.add(64)).isTrue();
        assertThat(times.latestAtOrBefore(63)).isEqualTo(63);
        assertThat(times.latestAtOrBefore(64)).isEqualTo(64);
        assertThat(times.size()).isEqualTo(32);
    }

    @Test
    void shouldHoldNoMemoryWhenCleared() {
        TimestampSet times = new TimestampSet(10);
        times.add(1);

        times.clear();

        assertThat(times.capacity()).isZero();
        assertThat(times.latestAtOrBefore(5)).isEqualTo(TimestampSet.NONE);
        assertThat(times.add(1)).isTrue();
    }

    @Property(tries = 300)
    void shouldForgetARangeAsASortedSetDoes(
            @ForAll List<@IntRange(min = 0, max = 60) Integer> before,
            @ForAll List<@IntRange(min = 0, max = 60) Integer> after,
            @ForAll @IntRange(min = 0, max = 60) int from,
            @ForAll @IntRange(min = 0, max = 61) int length) {
        TimestampSet times = new TimestampSet(100);
        TreeSet<Long> expected = new TreeSet<>();
        before.forEach(time -> assertThat(times.add(time)).isEqualTo(expected.add((long) time)));

        times.remove(from, from + length);
        expected.subSet((long) from, (long) from + length).clear();
        assertThat(times.capacity()).isLessThanOrEqualTo(Math.max(8, times.size() * 2 + 1));
        after.forEach(time -> assertThat(times.add(time)).isEqualTo(expected.add((long) time)));

        assertThat(times.size()).isEqualTo(expected.size());
        for (long queried = 0; queried <= 61; queried++) {
            Long until = expected.floor(queried);
            assertThat(times.latestAtOrBefore(queried)).isEqualTo(until == null ? TimestampSet.NONE : until);
        }
    }
}
