package org.dutywatch.ingest.formats.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.FormatOptions.DateOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private static final ZoneTimes CHICAGO = new ZoneTimes(ZoneId.of("America/Chicago"));

    private final TimeText times = new TimeText(CHICAGO, null);

    @ParameterizedTest
    @CsvSource({
        "2026-11-03 09:42:11, 2026-11-03T15:42:11Z",
        "2026-11-03T09:42:11.7Z, 2026-11-03T09:42:11.700Z",
        "2026/11/03 09:42:11.1234, 2026-11-03T15:42:11.123Z",
        "2026:11:03-09:42:11, 2026-11-03T15:42:11Z",
        "2026-11-03 09:42:11 +01:00, 2026-11-03T08:42:11Z",
        "2026-11-03T09:42:11-0600, 2026-11-03T15:42:11Z",
        "2026-11-03 09:42:11 UTC, 2026-11-03T09:42:11Z",
        "2026-11-03 09:42:11 GMT, 2026-11-03T09:42:11Z",
        "2026-11-03 09:42:11 UTC+2:00, 2026-11-03T07:42:11Z",
        "2026-11-03 09:42:11 UTC-06:00, 2026-11-03T15:42:11Z",
        "2026-11-03 09:42:11 GMT+0100, 2026-11-03T08:42:11Z",
        "03/Nov/2026:09:42:11 -0600, 2026-11-03T15:42:11Z",
        "Tue Nov  3 09:42:11 2026, 2026-11-03T15:42:11Z",
        "Nov 03 2026 09:42:11, 2026-11-03T15:42:11Z",
        "2026-07-03 09:42:11, 2026-07-03T14:42:11Z"
    })
    void shouldReadTheTimesThatDevicesWrite(String text, Instant expected) {
        assertThat(millis(times, text)).isEqualTo(expected.toEpochMilli());
    }

    @Test
    void shouldReadDatesOfDigitsInTheOrderThatTheSourceSays() {
        var dayFirst = new TimeText(CHICAGO, DateOrder.DMY);
        var monthFirst = new TimeText(CHICAGO, DateOrder.MDY);

        assertThat(millis(dayFirst, "03/11/2026 09:42:11")).isEqualTo(millis(times, "2026-11-03 09:42:11"));
        assertThat(millis(monthFirst, "11/03/2026 09:42:11")).isEqualTo(millis(times, "2026-11-03 09:42:11"));
        assertThat(millis(times, "03/11/2026 09:42:11")).isEqualTo(ZoneTimes.NONE);
        assertThat(millis(monthFirst, "31/12/2026 09:42:11")).isEqualTo(ZoneTimes.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "2026-11-03",
                "2026-11-03 09:42",
                "2026-02-30 09:42:11",
                "2026-11-03 24:00:00",
                "1999-11-03 09:42:11",
                "2100-01-01 00:00:00",
                "2026-11-03 09:42:11 CEST",
                "2026-11-03 09:42:11 +9900",
                "2026-11-03 09:42:11 UTC+",
                "2026-11-03 09:42:11 UTC+:00",
                "2026-11-03 09:42:11 UTC+2:0",
                "2026-11-03 09:42:11 UTC2",
                "2026-11-03 09:42:11x",
                "20261103 094211",
                "Nov 3 09:42:11",
                "2026-03-08 02:30:00"
            })
    void shouldFindNoTimeRatherThanGuessOne(String text) {
        assertThat(millis(times, text)).isEqualTo(ZoneTimes.NONE);
        assertThat(TimeText.fault(ZoneTimes.NONE)).isEqualTo(TimeText.IMPOSSIBLE);
    }

    @Test
    void shouldNotGuessATimeThatTheClocksShowedTwice() {
        assertThat(millis(times, "2026-11-01 01:30:00")).isEqualTo(ZoneTimes.TWICE);
        assertThat(millis(times, "2026-11-01 01:30:00 -0600"))
                .isEqualTo(Instant.parse("2026-11-01T07:30:00Z").toEpochMilli());
        assertThat(millis(times, "2026-11-01 02:00:00"))
                .isEqualTo(Instant.parse("2026-11-01T08:00:00Z").toEpochMilli());
        assertThat(TimeText.fault(ZoneTimes.TWICE)).isEqualTo(TimeText.TWICE);
    }

    @ParameterizedTest
    @CsvSource({
        "Nov  3 09:42:11, 2026-11-03T15:45:00Z, 2026-11-03T15:42:11Z",
        "Dec 31 23:59:59, 2027-01-01T06:00:30Z, 2027-01-01T05:59:59Z",
        "Jan  1 00:00:01, 2027-01-01T06:00:30Z, 2027-01-01T06:00:01Z",
        "Nov  3 09:45:01, 2026-11-03T15:45:00Z, 2025-11-03T15:45:01Z",
        "Feb 29 12:00:00, 2026-11-03T15:45:00Z, 2024-02-29T18:00:00Z"
    })
    void shouldTakeTheNewestYearInWhichAYearlessTimeIsPossible(String text, Instant newest, Instant expected) {
        byte[] bytes = text.getBytes(US_ASCII);

        assertThat(times.millisWithoutYear(bytes, 0, bytes.length, newest.toEpochMilli()))
                .isEqualTo(expected.toEpochMilli());
    }

    @Test
    void shouldJoinDateTimeAndOffset() {
        var values = new FieldValues(FieldNames.of("date", "time", "tz"));
        put(values, 0, "2026-11-03");
        put(values, 1, "09:42:11");

        assertThat(times.millis(values, 0, 1, 2)).isEqualTo(millis(times, "2026-11-03 09:42:11"));

        put(values, 2, "+0200");
        assertThat(times.millis(values, 0, 1, 2)).isEqualTo(millis(times, "2026-11-03 09:42:11 +0200"));

        values.clear();
        put(values, 0, "2".repeat(70));
        assertThat(times.millis(values, 0, 1, 2)).isEqualTo(ZoneTimes.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "1793720531, 1793720531000",
        "1793720531.437, 1793720531437",
        "1793720531.4, 1793720531400",
        "1793720531437, 1793720531437",
        "1793720531437999, 1793720531437",
        "1793720531437999888, 1793720531437",
        "946684800, 946684800000"
    })
    void shouldReadEpochTimesOfAnyUnit(String text, long expected) {
        byte[] bytes = text.getBytes(US_ASCII);

        assertThat(EpochText.millis(bytes, 0, bytes.length)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "12345678", "17937205314", "99999999999999999999", "x", "-1793720531"})
    void shouldFindNoEpochTimeRatherThanGuessOne(String text) {
        byte[] bytes = text.getBytes(US_ASCII);

        assertThat(EpochText.millis(bytes, 0, bytes.length)).isEqualTo(ZoneTimes.NONE);
    }

    private static long millis(TimeText times, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        return times.millis(bytes, 0, bytes.length);
    }

    private static void put(FieldValues values, int position, String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        values.put(position, bytes, 0, bytes.length);
    }
}
