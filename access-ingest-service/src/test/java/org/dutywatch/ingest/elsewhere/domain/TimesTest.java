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
}
