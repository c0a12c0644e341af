package org.dutywatch.compliance.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeeklyHoursTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Interval YEAR = interval("2026-01-01T06:00:00Z", "2027-01-01T06:00:00Z");

    @Test
    void shouldUseLocalTimeInSummerAndWinter() {
        var mornings = hours("09:00", "11:30", DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);

        assertThat(mornings.during(YEAR, interval("2026-07-06T00:00:00Z", "2026-07-09T00:00:00Z")))
                .isEqualTo(IntervalSet.of(
                        interval("2026-07-06T14:00:00Z", "2026-07-06T16:30:00Z"),
                        interval("2026-07-08T14:00:00Z", "2026-07-08T16:30:00Z")));
        assertThat(mornings.during(YEAR, interval("2026-11-30T00:00:00Z", "2026-12-01T12:00:00Z")))
                .isEqualTo(IntervalSet.of(interval("2026-11-30T15:00:00Z", "2026-11-30T17:30:00Z")));
    }

    @Test
    void shouldEndOnTheNextDayWhenTheHoursPassMidnight() {
        var nights = hours("22:00", "02:00", DayOfWeek.FRIDAY);
        var expected = IntervalSet.of(interval("2026-07-11T03:00:00Z", "2026-07-11T07:00:00Z"));

        assertThat(nights.during(YEAR, interval("2026-07-11T06:00:00Z", "2026-07-11T06:30:00Z")))
                .isEqualTo(expected);
        assertThat(nights.during(YEAR, interval("2026-07-10T20:00:00Z", "2026-07-12T00:00:00Z")))
                .isEqualTo(expected);
        assertThat(hours("08:00", "08:00", DayOfWeek.FRIDAY)
                        .during(YEAR, interval("2026-07-10T13:00:00Z", "2026-07-11T13:00:00Z"))
                        .length()
                        .toHours())
                .isEqualTo(24);
    }

    @Test
    void shouldCoverAtLeastTheLocalHoursWhenClocksChange() {
        Interval autumn = interval("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z");
        Interval spring = interval("2026-03-08T00:00:00Z", "2026-03-09T00:00:00Z");

        // 01:00 to 02:00 occurs twice on 1 November; 02:00 to 03:00 is skipped on 8 March.
        assertThat(hours("01:30", "01:45", DayOfWeek.SUNDAY).during(YEAR, autumn))
                .isEqualTo(IntervalSet.of(interval("2026-11-01T06:30:00Z", "2026-11-01T07:45:00Z")));
        assertThat(hours("00:00", "04:00", DayOfWeek.SUNDAY)
                        .during(YEAR, autumn)
                        .length())
                .hasHours(5);
        assertThat(hours("00:00", "04:00", DayOfWeek.SUNDAY)
                        .during(YEAR, spring)
                        .length())
                .hasHours(3);
        assertThat(hours("02:15", "03:30", DayOfWeek.SUNDAY).during(YEAR, spring))
                .isEqualTo(IntervalSet.of(interval("2026-03-08T08:00:00Z", "2026-03-08T08:30:00Z")));
        assertThat(hours("02:15", "02:45", DayOfWeek.SUNDAY)
                        .during(YEAR, spring)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void shouldApplyOnlyBetweenStartAndEnd() {
        Interval valid = interval("2026-07-06T15:00:00Z", "2026-07-08T15:00:00Z");
        var mornings = hours("09:00", "11:30", DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

        assertThat(mornings.during(valid, YEAR))
                .isEqualTo(IntervalSet.of(
                        interval("2026-07-06T15:00:00Z", "2026-07-06T16:30:00Z"),
                        interval("2026-07-08T14:00:00Z", "2026-07-08T15:00:00Z")));
    }

    @Test
    void shouldRefuseHoursWithoutADay() {
        assertThatThrownBy(() -> new WeeklyHours(Set.of(), LocalTime.MIN, LocalTime.NOON, CHICAGO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static WeeklyHours hours(String from, String to, DayOfWeek... days) {
        return new WeeklyHours(Set.of(days), LocalTime.parse(from), LocalTime.parse(to), CHICAGO);
    }

    private static Interval interval(String start, String end) {
        return new Interval(Instant.parse(start), Instant.parse(end));
    }
}
