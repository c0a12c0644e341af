package org.dutywatch.compliance.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.byEmployee;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.calendar;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.entriesOrRefusals;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.event;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.read;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.window;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An occurrence that the calendar changes, excludes or moves is never taken as it was before. */
class ChangedOccurrencesTest {
    /** Day shifts of E1 in Denver from 7 to 10 December 2026, 07:00 to 15:00. */
    private static final String SERIES = event(
            "a",
            "X-EMPLOYEE-ID:E1",
            "DTSTART;TZID=America/Denver:20261207T070000",
            "DTEND;TZID=America/Denver:20261207T150000",
            "RRULE:FREQ=DAILY;COUNT=4");

    private static final String DEC_7 = "2026-12-07T14:00:00Z/2026-12-07T22:00:00Z";
    private static final String DEC_8 = "2026-12-08T14:00:00Z/2026-12-08T22:00:00Z";
    private static final String DEC_9 = "2026-12-09T14:00:00Z/2026-12-09T22:00:00Z";
    private static final String DEC_10 = "2026-12-10T14:00:00Z/2026-12-10T22:00:00Z";

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "RECURRENCE-ID;TZID=Mars/Base:20261209T070000 # names the zone 'Mars/Base'",
                "RECURRENCE-ID;VALUE=DATE:20261209 # one is a date, the other a time",
                "RECURRENCE-ID:20261209T070000 # has no zone, but DTSTART has one",
                "RECURRENCE-ID:20261209T070000Z # RECURRENCE-ID is no start of the event",
                "RECURRENCE-ID;TZID=America/Denver:20261209T000000 # RECURRENCE-ID is no start of the event"
            })
    void shouldRefuseTheOriginalWithAChangeThatCannotBeTaken(String recurrenceId, String reason) {
        var rows = entriesOrRefusals(read(calendar(SERIES, change(recurrenceId)), "America/New_York", null));

        assertThat(rows).contains(DEC_7, DEC_8, DEC_10).doesNotContain(DEC_9);
        assertThat(rows.stream().filter(row -> row.contains(reason))).hasSize(2);
        assertThat(rows).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART;TZID=Mars/Base:20261209T090000",
                "DTSTART:20261209T090000",
                "DTSTART;VALUE=DATE:20261209"
            })
    void shouldRefuseTheOriginalWithAChangeWhoseTimeCannotBeRead(String start) {
        var rows = entriesOrRefusals(read(calendar(
                SERIES,
                event(
                        "a",
                        "X-EMPLOYEE-ID:E1",
                        "RECURRENCE-ID;TZID=America/Denver:20261209T070000",
                        start,
                        "DTEND;TZID=America/Denver:20261209T110000"))));

        assertThat(rows).startsWith(DEC_7, DEC_8, DEC_10).hasSize(4);
        assertThat(rows.get(3)).containsAnyOf("zone", "one is a date");
    }

    @Test
    void shouldRefuseAllFromAChangeOfTheFutureOn() {
        var rows = entriesOrRefusals(read(
                calendar(SERIES, change("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/Denver:20261209T070000"))));

        assertThat(rows).contains(DEC_7, DEC_8).doesNotContain(DEC_9, DEC_10);
        assertThat(rows.stream().filter(row -> row.contains("RECURRENCE-ID with RANGE is not supported")))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RECURRENCE-ID;RANGE=THISANDPRIOR;TZID=America/Denver:20261209T070000", "RECURRENCE-ID:someday"})
    void shouldRefuseTheWholeEventIfNoOccurrenceCanBeToldFromTheChanged(String recurrenceId) {
        assertThat(entriesOrRefusals(read(calendar(SERIES, change(recurrenceId)))))
                .doesNotContain(DEC_7, DEC_8, DEC_9, DEC_10)
                .hasSize(5);
    }

    @Test
    void shouldRefuseTheNeighboursIfAnUnknownZoneHidesTheDay() {
        assertThat(entriesOrRefusals(read(calendar(SERIES, change("RECURRENCE-ID;TZID=Mars/Base:20261208T230000")))))
                .contains(DEC_10)
                .doesNotContain(DEC_7, DEC_8, DEC_9);
    }

    @Test
    void shouldRefuseTheOriginalIfACancellationCannotBeTaken() {
        String cancelled =
                change("RECURRENCE-ID;VALUE=DATE:20261209").replace("UID:a\r\n", "UID:a\r\nSTATUS:CANCELLED\r\n");

        assertThat(entriesOrRefusals(read(calendar(SERIES, cancelled)))).doesNotContain(DEC_9);
    }

    @Test
    void shouldTakeAChangeGivenInAnotherZone() {
        assertThat(entriesOrRefusals(read(calendar(SERIES, change("RECURRENCE-ID:20261209T140000Z")))))
                .containsExactly(DEC_7, DEC_8, DEC_10, "2026-12-09T16:00:00Z/2026-12-09T18:00:00Z");
    }

    @Test
    void shouldReadTimesWithoutAZoneInTheZoneOfTheStart() {
        for (String callersZone : new String[] {"America/New_York", null}) {
            assertThat(entriesOrRefusals(read(
                            calendar(event(
                                    "a",
                                    "X-EMPLOYEE-ID:E1",
                                    "DTSTART;TZID=America/Denver:20261207T070000",
                                    "DTEND:20261207T150000",
                                    "RRULE:FREQ=DAILY;COUNT=3",
                                    "EXDATE:20261208T070000",
                                    "RDATE:20261210T070000")),
                            callersZone,
                            null)))
                    .containsExactly(DEC_7, DEC_9, DEC_10);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20261207T140000Z|DTEND:20261207T150000",
                "DTSTART:20261207T140000Z|DURATION:PT8H|RRULE:FREQ=DAILY;COUNT=3|EXDATE:20261208T070000",
                "DTSTART:20261207T140000Z|DURATION:PT8H|RDATE:20261208T070000",
                "DTSTART:20261207T070000|DTEND;TZID=America/Denver:20261207T150000",
                "DTSTART:20261207T070000|DTEND:20261207T220000Z"
            })
    void shouldRefuseAnEventWhoseTimesHaveAZoneOnlyInPart(String lines) {
        assertThat(entriesOrRefusals(read(
                        calendar(event("a", "X-EMPLOYEE-ID:E1", lines.replace("|", "\r\n"))),
                        "America/New_York",
                        null)))
                .singleElement()
                .asString()
                .containsAnyOf("has no zone, and DTSTART is in UTC", "DTSTART has no zone, but DTEND has one");
    }

    @Test
    void shouldRefuseAnOccurrenceIfAnExcludedTimeMissesIt() {
        var rows = entriesOrRefusals(read(calendar(SERIES.replace(
                "RRULE:FREQ=DAILY;COUNT=4",
                "RRULE:FREQ=DAILY;COUNT=4\r\nEXDATE;TZID=America/Denver:20261208T000000,20261210T070000"))));

        assertThat(rows).hasSize(3).contains(DEC_7, DEC_9);
        assertThat(rows.get(1)).startsWith("EXDATE excludes another time of this day");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "RRULE:FREQ=DAILY;COUNT=4|EXDATE;TZID=America/Denver:20261209T070000 # : EXDATE excludes it",
                "RRULE:FREQ=DAILY;COUNT=2|SEQUENCE:2 # ''",
                "TRANSP:OPAQUE # ''"
            })
    void shouldRefuseAChangeOfAStartThatTheEventDoesNotHave(String lines, String reason) {
        String event = SERIES.replace("RRULE:FREQ=DAILY;COUNT=4", lines.replace("|", "\r\n"));

        assertThat(byEmployee(read(calendar(event, change("RECURRENCE-ID;TZID=America/Denver:20261209T070000")))))
                .contains("E1 " + DEC_7, "E1 RECURRENCE-ID is no start of the event" + reason)
                .noneMatch(row -> row.startsWith("E1 2026-12-09"));
    }

    @Test
    void shouldExcludeAStartBehindTheWindow() {
        String id = "RECURRENCE-ID;TZID=America/Denver:20261220T070000";
        String series = SERIES.replace("COUNT=4", "COUNT=40");
        String excluded = series.replace("RRULE", "EXDATE;TZID=America/Denver:20261220T070000\r\nRRULE");
        var window = window("2026-12-08T00:00:00Z", "2026-12-10T00:00:00Z");

        assertThat(byEmployee(read(calendar(series, change(id)), null, window)))
                .contains("E1 2026-12-09T16:00:00Z/2026-12-09T18:00:00Z");
        assertThat(byEmployee(read(calendar(excluded, change(id)), null, window)))
                .contains("E1 RECURRENCE-ID is no start of the event: EXDATE excludes it")
                .doesNotContain("E1 2026-12-09T16:00:00Z/2026-12-09T18:00:00Z");
    }

    @Test
    void shouldTakeTheCancellationOfAStartThatIsAlsoExcluded() {
        String series = SERIES.replace("RRULE", "EXDATE;TZID=America/Denver:20261209T070000\r\nRRULE");
        String cancelled = change("RECURRENCE-ID;TZID=America/Denver:20261209T070000")
                .replace("UID:a\r\n", "UID:a\r\nSTATUS:CANCELLED\r\n");

        assertThat(entriesOrRefusals(read(calendar(series, cancelled))))
                .containsExactly(DEC_7, DEC_8, DEC_10, "cancelled 2026-12-09T16:00:00Z/2026-12-09T18:00:00Z");
    }

    @Test
    void shouldAnswerAnEventThatGivesNoEntry() {
        assertThat(entriesOrRefusals(read(calendar(event(
                        "a",
                        "X-EMPLOYEE-ID:E1",
                        "DTSTART:20261207T140000Z",
                        "DURATION:PT8H",
                        "EXDATE:20261207T140000Z")))))
                .isEqualTo(List.of(
                        "unchanged: it gives no entry: all its dates or employees are changed, excluded or taken out"));
    }

    private static String change(String recurrenceId) {
        return event(
                "a",
                "X-EMPLOYEE-ID:E1",
                recurrenceId,
                "DTSTART;TZID=America/Denver:20261209T090000",
                "DTEND;TZID=America/Denver:20261209T110000");
    }
}
