package org.dutywatch.ingest.alarms.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableRuleTest {
    private static final UnreadableRule RULE = new UnreadableRule(20, 1);

    @ParameterizedTest
    @CsvSource({
        "20, 1999, true",
        "20, 2000, false",
        "19, 19, false",
        "0, 5000, false",
        "0, 0, false",
        "5000, 5000, true",
    })
    void shouldBeginWhenThereAreEnoughLinesAndMoreThanTheShare(long affected, long lines, boolean begins) {
        assertThat(RULE.begins(affected, lines)).isEqualTo(begins);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 2000, true",
        "10, 1999, true",
        "10, 2000, false",
        "9, 9, false",
        "0, 0, false",
    })
    void shouldLastUntilFewerThanHalfAreLeft(long affected, long lines, boolean lasts) {
        assertThat(RULE.lasts(affected, lines)).isEqualTo(lasts);
    }

    @Test
    void shouldAllowNoUnreadableLineWhenTheLimitIsZero() {
        assertThat(new UnreadableRule(1, 0).begins(1, 1_000_000_000)).isTrue();
        assertThat(new UnreadableRule(1, 0).begins(0, 1_000_000_000)).isFalse();
    }

    @Property
    void shouldNeverBeginWhenTheLimitIsAllLines(
            @ForAll @LongRange(max = 1000) long affected, @ForAll @LongRange(max = 1000) long others) {
        var never = new UnreadableRule(1, 100);

        assertThat(never.begins(affected, affected + others)).isFalse();
        assertThat(never.lasts(affected, affected + others)).isFalse();
    }

    @Property
    void shouldLastWheneverItBegins(
            @ForAll @LongRange(min = 1, max = 100) long fewest,
            @ForAll @DoubleRange(max = 100) double percent,
            @ForAll @LongRange(max = 1000) long affected,
            @ForAll @LongRange(max = 10_000) long others) {
        var rule = new UnreadableRule(fewest, percent);

        if (rule.begins(affected, affected + others)) {
            assertThat(rule.lasts(affected, affected + others)).isTrue();
        }
    }

    @Example
    void shouldTakeAnotherLimit() {
        var rule = new UnreadableRule(20, 1).withPercent(50);

        assertThat(rule.begins(50, 100)).isFalse();
        assertThat(rule.begins(51, 100)).isTrue();
    }
}
