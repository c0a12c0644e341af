package org.dutywatch.compliance.model.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShiftTest {
    /** 22:00 to 06:00 in Chicago. */
    private static final Interval NIGHT =
            new Interval(Instant.parse("2026-11-04T04:00:00Z"), Instant.parse("2026-11-04T12:00:00Z"));

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ON_CALL", "LEAVE"})
    void shouldBeDutyWhenThePersonIsAtWork(ShiftKind kind) {
        assertThat(Shift.withoutBreak("E105", NIGHT, kind).duty()).isEqualTo(IntervalSet.of(NIGHT));
    }

    @ParameterizedTest
    @EnumSource(names = {"ON_CALL", "LEAVE"})
    void shouldNeverBeDutyWhenOnCallOrOnLeave(ShiftKind kind) {
        assertThat(Shift.withoutBreak("E105", NIGHT, kind).duty().isEmpty()).isTrue();
    }

    @Test
    void shouldLeaveOutBreaksAndLeave() {
        IntervalSet lunch = IntervalSet.of(Interval.of(NIGHT.start().plusSeconds(7_200), Duration.ofMinutes(30)));
        IntervalSet firstHour = IntervalSet.of(
                new Interval(NIGHT.start().minusSeconds(3_600), NIGHT.start().plusSeconds(3_600)));

        Shift shift = new Shift("E105", NIGHT, ShiftKind.REGULAR, lunch, firstHour);

        assertThat(shift.duty().length()).isEqualTo(Duration.ofMinutes(8 * 60 - 30 - 60));
    }
}
