package org.dutywatch.compliance.model.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dutywatch.compliance.model.time.Interval;
import org.junit.jupiter.api.Test;

class ClockTimesTest {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));
    private static final Interval PLANNED = new Interval(START, END);

    @Test
    void shouldEndAtThePlannedEndWhileNobodyClockedOut() {
        assertThat(new ClockTimes(START.plusSeconds(300), null).worked(PLANNED))
                .isEqualTo(new Interval(START.plusSeconds(300), END));
    }

    @Test
    void shouldBeEmptyWhenClockedInAfterThePlannedEndAndNotOut() {
        assertThat(new ClockTimes(END.plusSeconds(60), null).worked(PLANNED).isEmpty())
                .isTrue();
    }

    @Test
    void shouldAcceptTimesThatOverlapTheShift() {
        assertThat(new ClockTimes(START.minusSeconds(900), END.plusSeconds(7_200)).refusal(PLANNED))
                .isEmpty();
    }

    @Test
    void shouldRefuseAClockOutThatIsNotAfterTheClockIn() {
        assertThat(new ClockTimes(START, START).refusal(PLANNED))
                .hasValue("clock_out 2026-11-05T12:00:00Z is not after clock_in 2026-11-05T12:00:00Z");
    }

    @Test
    void shouldRefuseTimesOutsideTheShiftAndSayWhichTheyAre() {
        assertThat(new ClockTimes(END, END.plusSeconds(3_600)).refusal(PLANNED))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("clocked 2026-11-05T22:00:00Z to 2026-11-05T23:00:00Z")
                        .contains("does not overlap the shift"));
        assertThat(new ClockTimes(END.plusSeconds(60), null).refusal(PLANNED))
                .hasValueSatisfying(why -> assertThat(why).contains("to the end of the shift"));
    }

    @Test
    void shouldRefuseMoreThanADay() {
        assertThat(new ClockTimes(START, START.plus(Duration.ofHours(24))).refusal(PLANNED))
                .isEmpty();
        assertThat(new ClockTimes(START, START.plus(Duration.ofHours(24)).plusSeconds(1)).refusal(PLANNED))
                .hasValueSatisfying(why -> assertThat(why).contains("longer than 24 hours"));
    }
}
