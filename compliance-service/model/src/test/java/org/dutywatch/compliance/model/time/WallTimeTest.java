package org.dutywatch.compliance.model.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallTimeTest {

    @ParameterizedTest
    @CsvSource({
        // The clock is set back: an hour, in Lord Howe half an hour, longer.
        "America/Chicago, 2026-10-31, PT13H",
        "Europe/Berlin, 2026-10-24, PT13H",
        "Australia/Adelaide, 2026-04-04, PT13H",
        "Australia/Lord_Howe, 2026-04-04, PT12H30M",
        // The clock is set forward.
        "America/Chicago, 2026-03-07, PT11H",
        "Europe/Berlin, 2026-03-28, PT11H",
        "Australia/Adelaide, 2026-10-03, PT11H",
        "Australia/Lord_Howe, 2026-10-03, PT11H30M",
        // A zone and nights without a change.
        "America/Phoenix, 2026-10-31, PT12H",
        "America/Phoenix, 2026-03-07, PT12H",
        "America/Chicago, 2026-11-01, PT12H",
        "Asia/Kolkata, 2026-03-28, PT12H"
    })
    void shouldCountClockChangesInTheLengthOfANightShift(String zone, LocalDate night, Duration length) {
        assertEquals(
                length,
                Duration.between(
                        at(zone, night.atTime(18, 0)),
                        at(zone, night.plusDays(1).atTime(6, 0))));
    }

    @Test
    void shouldNameBothTimesWhenAnHourHappensTwice() {
        var time = assertInstanceOf(WallTime.Ambiguous.class, of("America/Chicago", "2026-11-01T01:30"));

        assertTrue(time.message().endsWith("2026-11-01T01:30-05:00 or 2026-11-01T01:30-06:00"), time.message());
    }

    @ParameterizedTest
    @CsvSource({
        "America/Chicago, 2026-03-08T02:00",
        "America/Chicago, 2026-03-08T02:59:59",
        "Europe/Berlin, 2026-03-29T02:30",
        "Australia/Lord_Howe, 2026-10-04T02:15"
    })
    void shouldRecogniseTimesThatNeverHappen(String zone, String wall) {
        assertInstanceOf(WallTime.Nonexistent.class, of(zone, wall));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T00:59:59, 2026-11-01T05:59:59Z",
        "2026-11-01T02:00, 2026-11-01T08:00:00Z",
        "2026-03-08T01:59:59, 2026-03-08T07:59:59Z",
        "2026-03-08T03:00, 2026-03-08T08:00:00Z"
    })
    void shouldBeUnambiguousRightBesideTheChange(String wall, Instant instant) {
        assertEquals(new WallTime.UniqueInstant(instant), of("America/Chicago", wall));
    }

    @Test
    void shouldAcceptOnlyNamesOfTheIanaDatabase() {
        assertTrue(IanaZone.find("America/Chicago").isPresent());
        assertTrue(IanaZone.find("UTC").isPresent());
        assertTrue(IanaZone.find("Central Standard Time").isEmpty());
        assertTrue(IanaZone.find("-06:00").isEmpty());
    }

    private static Instant at(String zone, LocalDateTime wall) {
        return assertInstanceOf(
                        WallTime.UniqueInstant.class,
                        WallTime.of(wall, ZoneId.of(zone).getRules()))
                .instant();
    }

    private static WallTime of(String zone, String wall) {
        return WallTime.of(LocalDateTime.parse(wall), ZoneId.of(zone).getRules());
    }
}
