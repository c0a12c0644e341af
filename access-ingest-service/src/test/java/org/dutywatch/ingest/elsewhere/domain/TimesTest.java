package org.dutywatch.ingest.elsewhere.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimesTest {
    @Property(tries = 500)
    void shouldKeepTheLatestAsASortedSetDoes(
            @ForAll List<@IntRange(min = 0, max = 60) Integer> added,
            @ForAll @IntRange(min = 1, max = 20) int most,
            @ForAll @IntRange(min = -1, max = 61) int asked) {
        Times times = new Times(most);
        TreeSet<Long> expected = new TreeSet<>();
        for (int time : added) {
            boolean fresh = expected.add((long) time);
            Long dropped = expected.size() > most ? expected.pollFirst() : null;

            assertThat(times.add(time)).isEqualTo(fresh && (dropped == null || dropped != time));
        }

        Long until = expected.floor((long) asked);
        assertThat(times.size()).isEqualTo(expected.size());
        assertThat(times.latestUntil(asked)).isEqualTo(until == null ? Times.NONE : until);
        assertThat(times.anyIn(asked, asked + 5))
                .isEqualTo(
                        !expected.subSet((long) asked, true, asked + 5L, true).isEmpty());
    }

    @Test
    void shouldForgetARangeWhenItsDayIsOver() {
        Times times = new Times(10);
        for (int time = 0; time < 10; time++) {
            times.add(time);
        }

        times.remove(2, 7);

        assertThat(times.size()).isEqualTo(5);
        assertThat(times.latestUntil(6)).isEqualTo(1);
        assertThat(times.anyIn(2, 6)).isFalse();
        assertThat(times.anyIn(7, 7)).isTrue();
    }

    @Test
    void shouldShrinkTheArrayWhenLessThanHalfIsUsed() {
        Times times = new Times(100);
        for (int time = 0; time < 64; time++) {
            times.add(time);
        }

        times.remove(0, 32);
        assertThat(times.capacity()).isEqualTo(64);
        times.remove(32, 33);

        assertThat(times.capacity()).isEqualTo(31);
        assertThat(times.add(64)).isTrue();
        assertThat(times.latestUntil(63)).isEqualTo(63);
        assertThat(times.latestUntil(64)).isEqualTo(64);
        assertThat(times.size()).isEqualTo(32);
    }

    @Test
    void shouldHoldNoMemoryWhenCleared() {
        Times times = new Times(10);
        times.add(1);

        times.clear();

        assertThat(times.capacity()).isZero();
        assertThat(times.latestUntil(5)).isEqualTo(Times.NONE);
        assertThat(times.add(1)).isTrue();
    }

    @Property(tries = 300)
    void shouldForgetARangeAsASortedSetDoes(
            @ForAll List<@IntRange(min = 0, max = 60) Integer> before,
            @ForAll List<@IntRange(min = 0, max = 60) Integer> after,
            @ForAll @IntRange(min = 0, max = 60) int from,
            @ForAll @IntRange(min = 0, max = 61) int length) {
        Times times = new Times(100);
        TreeSet<Long> expected = new TreeSet<>();
        before.forEach(time -> assertThat(times.add(time)).isEqualTo(expected.add((long) time)));

        times.remove(from, from + length);
        expected.subSet((long) from, (long) from + length).clear();
        assertThat(times.capacity()).isLessThanOrEqualTo(Math.max(8, times.size() * 2 + 1));
        after.forEach(time -> assertThat(times.add(time)).isEqualTo(expected.add((long) time)));

        assertThat(times.size()).isEqualTo(expected.size());
        for (long asked = 0; asked <= 61; asked++) {
            Long until = expected.floor(asked);
            assertThat(times.latestUntil(asked)).isEqualTo(until == null ? Times.NONE : until);
        }
    }
}
