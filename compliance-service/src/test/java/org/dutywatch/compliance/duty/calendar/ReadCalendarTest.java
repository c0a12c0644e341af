package org.dutywatch.compliance.duty.calendar;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.calendar;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.entriesOrRefusals;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.event;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.night;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.read;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.window;

import java.time.Duration;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.eventkit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadCalendarTest {
    private static final String UTC_DAY = "DTSTART:20261105T120000Z\r\nDTEND:20261105T220000Z";

    @Test
    void shouldReadTimesInUtcInAZoneAndWithADuration() {
        assertThat(entriesOrRefusals(read(calendar(
                        event("a", "X-EMPLOYEE-ID:E1", UTC_DAY),
                        night("b", "20261106", "20261107"),
                        event("c", "X-EMPLOYEE-ID:E1", "DTSTART:20261110T120000Z", "DURATION:PT10H30M")))))
                .containsExactly(
                        "2026-11-05T12:00:00Z/2026-11-05T22:00:00Z",
                        "2026-11-07T00:00:00Z/2026-11-07T12:00:00Z",
                        "2026-11-10T12:00:00Z/2026-11-10T22:30:00Z");
    }

    @Test
    void shouldAddAnEntryForEachAttendeeAndRefuseUnknownOnes() {
        var roster = read(calendar(event(
                "a",
                "ATTENDEE;CN=\"Doe: Jane; Sgt\":MAILTO:E1@Ridgemont-PD.example",
                "ATTENDEE:mailto:e2@ridgemont-pd.example",
                "ATTENDEE;CUTYPE=ROOM:mailto:garage@ridgemont-pd.example",
                "ATTENDEE:mailto:who@elsewhere.example",
                UTC_DAY)));

        assertThat(roster.rows()).extracting(row -> row.employeeId()).containsExactly("e1", "e2", null);
        assertThat(roster.rows().get(2).refusal()).isEqualTo("ATTENDEE who@elsewhere.example is unknown");
        assertThat(requireNonNull(roster.rows().get(0).event()).uid()).isEqualTo("a");
    }

    @Test
    void shouldUnfoldLinesAndUnescapeText() {
        String folded = calendar(
                        event("a,b", "X-EMPLOYEE-ID:E\r\n 1", "SUMMARY:Patrol\\, north\\n", "CATEGORIES:OVER", UTC_DAY))
                .replace("CATEGORIES:OVER", "CATEGORIES:OVER\r\n\tTIME");

        for (String file : new String[] {folded, folded.replace("\r\n", "\n"), "\uFEFF" + folded}) {
            var row = read(file).rows().get(0);
            assertThat(row.employeeId()).isEqualTo("E1");
            assertThat(requireNonNull(row.entry()).kind()).isEqualTo(ShiftKind.OVERTIME);
        }
    }

    @Test
    void shouldRefuseFloatingTimesUnlessAZoneIsGiven() {
        String file = calendar(event("a", "X-EMPLOYEE-ID:E1", "DTSTART:20261105T060000", "DTEND:20261105T160000"));

        assertThat(entriesOrRefusals(read(file)).get(0))
                .startsWith("DTSTART '20261105T060000' has no zone: declare the zone of the file with zone=");
        assertThat(entriesOrRefusals(read(file, "America/Chicago", null)))
                .containsExactly("2026-11-05T12:00:00Z/2026-11-05T22:00:00Z");
    }

    @Test
    void shouldKeepTheWallTimeWhenTheClockChanges() {
        assertThat(entriesOrRefusals(read(calendar(night("a", "20261030", "20261031", "RRULE:FREQ=DAILY;COUNT=3")))))
                .containsExactly(
                        "2026-10-30T23:00:00Z/2026-10-31T11:00:00Z",
                        "2026-10-31T23:00:00Z/2026-11-01T12:00:00Z",
                        "2026-11-02T00:00:00Z/2026-11-02T12:00:00Z");
        var spring = read(calendar(night("a", "20260306", "20260307", "RRULE:FREQ=DAILY;COUNT=3")));
        assertThat(spring.rows())
                .extracting(row -> requireNonNull(row.entry()).span().length())
                .containsExactly(Duration.ofHours(12), Duration.ofHours(11), Duration.ofHours(12));
    }

    @Test
    void shouldRefuseTimesThatHappenTwiceOrNever() {
        assertThat(entriesOrRefusals(read(calendar(
                        event("a", "X-EMPLOYEE-ID:E1", "DTSTART;TZID=America/Chicago:20261101T013000", "DURATION:PT8H"),
                        event(
                                "b",
                                "X-EMPLOYEE-ID:E1",
                                "DTSTART;TZID=America/Chicago:20260308T023000",
                                "DURATION:PT8H")))))
                .containsExactly(
                        "DTSTART 2026-11-01T01:30 in America/Chicago happens twice, because the clock is set back: write"
                                + " the intended one in UTC, such as 20261101T063000Z",
                        "DTSTART 2026-03-08T02:30 in America/Chicago never happens, because the clock is set forward over it");
    }

    @Test
    void shouldReadRecurrenceRulesExtraDatesAndChangedOccurrences() {
        assertThat(entriesOrRefusals(read(calendar(
                        night(
                                "a",
                                "20261102",
                                "20261103",
                                "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20261118T000000Z",
                                "RDATE;TZID=America/Chicago:20261112T180000",
                                "EXDATE;TZID=America/Chicago:20261103T180000,20261110T180000"),
                        night(
                                        "a",
                                        "20261116",
                                        "20261116",
                                        "RECURRENCE-ID;TZID=America/Chicago:20261116T180000",
                                        "DURATION:PT4H")
                                .replace("DTEND;TZID=America/Chicago:20261116T060000\r\n", "")
                                .replace("20261116T180000\r\nRECUR", "20261116T140000\r\nRECUR")))))
                .containsExactly(
                        "2026-11-03T00:00:00Z/2026-11-03T12:00:00Z",
                        "2026-11-10T00:00:00Z/2026-11-10T12:00:00Z",
                        "2026-11-13T00:00:00Z/2026-11-13T12:00:00Z",
                        "2026-11-18T00:00:00Z/2026-11-18T12:00:00Z",
                        "2026-11-16T20:00:00Z/2026-11-17T00:00:00Z");
    }

    @Test
    void shouldUseTheNewestVersionOfAnEvent() {
        assertThat(entriesOrRefusals(read(calendar(
                        night("a", "20261110", "20261111", "SEQUENCE:2"),
                        night("a", "20261102", "20261103", "SEQUENCE:1"),
                        night("b", "20261112", "20261113", "LAST-MODIFIED:20261103T000000Z"),
                        night("b", "20261104", "20261105", "LAST-MODIFIED:20261102T000000Z")))))
                .containsExactly(
                        "unchanged: the file has this event again, or a newer version of it",
                        "2026-11-11T00:00:00Z/2026-11-11T12:00:00Z",
                        "the file has an event with the same UID and SEQUENCE that was changed later: give each shift its"
                                + " own UID",
                        "2026-11-13T00:00:00Z/2026-11-13T12:00:00Z");
    }

    @Test
    void shouldReadCancelledEvents() {
        assertThat(entriesOrRefusals(read(calendar(
                        night("a", "20261102", "20261103", "RRULE:FREQ=DAILY;COUNT=2"),
                        night(
                                "a",
                                "20261103",
                                "20261104",
                                "RECURRENCE-ID;TZID=America/Chicago:20261103T180000",
                                "STATUS:CANCELLED"),
                        event("b", "STATUS:CANCELLED")))))
                .containsExactly(
                        "2026-11-03T00:00:00Z/2026-11-03T12:00:00Z",
                        "cancelled 2026-11-04T00:00:00Z/2026-11-04T12:00:00Z",
                        "cancelled null");
        assertThat(read(calendar("METHOD:CANCEL\r\n", night("a", "20261102", "20261103")))
                        .rows())
                .allMatch(row -> row.cancelled());
    }

    @Test
    void shouldAcceptWholeDaysAsLeaveOnly() {
        String leave = event(
                "a",
                "X-EMPLOYEE-ID:E1",
                "DTSTART;VALUE=DATE:20261031",
                "DTEND;VALUE=DATE:20261102",
                "CATEGORIES:admin-leave");
        String shift = event("b", "X-EMPLOYEE-ID:E1", "DTSTART;VALUE=DATE:20261105", "CATEGORIES:REGULAR");

        assertThat(entriesOrRefusals(read(calendar(leave, shift), "America/Chicago", null)))
                .containsExactly(
                        "2026-10-31T05:00:00Z/2026-11-02T06:00:00Z",
                        "an event of whole days can only be a LEAVE, not REGULAR: give it times");
        assertThat(entriesOrRefusals(read(calendar(leave))).get(0)).contains("has no zone");
    }

    @Test
    void shouldReadAZoneThatOnlyTheCalendarDefines() {
        String zone = "BEGIN:VTIMEZONE\r\nTZID:Ridgemont Time\r\n"
                + "BEGIN:STANDARD\r\nDTSTART:16011104T020000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n"
                + "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0600\r\nEND:STANDARD\r\n"
                + "BEGIN:DAYLIGHT\r\nDTSTART:16010311T020000\r\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n"
                + "TZOFFSETFROM:-0600\r\nTZOFFSETTO:-0500\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
        String event = night("a", "20261031", "20261101").replace("America/Chicago", "Ridgemont Time");

        assertThat(entriesOrRefusals(read(calendar(zone, event))))
                .containsExactly("2026-10-31T23:00:00Z/2026-11-01T12:00:00Z");
        assertThat(entriesOrRefusals(read(calendar(event))).get(0))
                .isEqualTo(
                        "DTSTART names the zone 'Ridgemont Time', which is neither in the IANA database nor described"
                                + " by a VTIMEZONE, nor a zone of Windows");
        assertThat(entriesOrRefusals(read(calendar(zone.replace("FREQ=YEARLY", "FREQ=MONTHLY"), event)))
                        .get(0))
                .contains("whose VTIMEZONE cannot be read: its rule is not yearly");
        assertThat(entriesOrRefusals(read(calendar(night("a", "20261031", "20261101")
                        .replace("TZID=America/Chicago", "TZID=/example.org/20260101/America/Chicago")))))
                .containsExactly("2026-10-31T23:00:00Z/2026-11-01T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "DTSTART:20261105T120000Z # DTEND or DURATION is missing",
                "DTSTART:20261105T120000Z|DTEND:20261105T220000Z|DURATION:PT1H # there are both DTEND and DURATION",
                "DTEND:20261105T120000Z # DTSTART is missing",
                "DTSTART:20261105T120000Z|DTEND:20261105T120000Z # the end 2026-11-05T12:00:00Z is not after the start",
                "DTSTART:20261105T120000Z|DURATION:PT25H # REGULAR is longer than 24 hours",
                "DTSTART:20261105T120000Z|DURATION:-PT5H # -PT5H' is not a length",
                "DTSTART:20261105T120000Z|DURATION:soon # soon' is not a length",
                "DTSTART:20260230T120000Z|DURATION:PT1H # DTSTART '20260230T120000Z' is not a time",
                "DTSTART:tomorrow|DURATION:PT1H # DTSTART 'tomorrow' is not a time",
                "DTSTART;TZID=Mars/Base:20261105T120000|DURATION:PT1H # names the zone 'Mars/Base'",
                "DTSTART:20261105T120000Z|DURATION:PT1H|CATEGORIES:Holiday # CATEGORIES: kind 'Holiday' is unknown",
                "DTSTART:20261105T120000Z|DURATION:PT1H|CATEGORIES:COURT,LEAVE # CATEGORIES names several kinds: [COURT, LEAVE]",
                "DTSTART:20261105T120000Z|DURATION:PT1H|RRULE:FREQ=DAILY # RRULE has no end: give from= and to=",
                "DTSTART:20261105T120000Z|DURATION:PT1H|RRULE:FREQ=HOURLY;COUNT=3 # RRULE repeats HOURLY",
                "DTSTART:20261105T120000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=3;INTERVAL=0 # RRULE has INTERVAL=0",
                "DTSTART:20261105T120000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=20000 # RRULE gives more than 10000 starts",
                "DTSTART:20261105T120000Z|DURATION:PT1H|RRULE:FREQ=DAILY;UNTIL=soon # UNTIL 'SOON' is not a time",
                "DTSTART:20261105T120000Z|DURATION:PT1H|RRULE:FREQ=DAILY;COUNT=2;BYMONTH=13 # RRULE has BYMONTH=13: it is a number from 1 to 12",
                "DTSTART:20261105T120000Z|DURATION:PT1H|EXRULE:FREQ=DAILY # EXRULE is not supported"
            })
    void shouldRefuseABadEventWithTheReasonAndReadTheOthers(String lines, String reason) {
        var roster = read(calendar(
                event("bad", "X-EMPLOYEE-ID:E1", lines.replace("|", "\r\n")), night("good", "20261106", "20261107")));

        assertThat(entriesOrRefusals(roster).get(0)).contains(reason);
        assertThat(roster.rows().get(0).employeeId()).isEqualTo("E1");
        assertThat(entriesOrRefusals(roster)).last().isEqualTo("2026-11-07T00:00:00Z/2026-11-07T12:00:00Z");
    }

    @Test
    void shouldRefuseEventsWithoutEmployeeOrUid() {
        assertThat(entriesOrRefusals(read(calendar(event("a", UTC_DAY), event("", "X-EMPLOYEE-ID:E1", UTC_DAY)))))
                .containsExactly(
                        "the event names no employee: it needs ATTENDEE:mailto: or X-EMPLOYEE-ID", "UID is missing");
    }

    @Test
    void shouldReadTheWindowOfAnEndlessRule() {
        var roster = read(
                calendar(night("a", "20240101", "20240102", "RRULE:FREQ=DAILY")),
                null,
                window("2026-11-05T00:00:00Z", "2026-11-07T00:00:00Z"));

        assertThat(entriesOrRefusals(roster))
                .containsExactly(
                        "2026-11-05T00:00:00Z/2026-11-05T12:00:00Z", "2026-11-06T00:00:00Z/2026-11-06T12:00:00Z");
        assertThat(roster.outside()).isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "employee_id,start\n", "BEGIN:VCALENDAR\r\n", "BEGIN:VCARD\r\nEND:VCARD\r\n"})
    void shouldRefuseAFileThatIsNoCalendar(String file) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(file))
                .withMessageStartingWith("the file is no iCalendar (RFC 5545)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20261207T140000Z|DURATION:PT2500000000000000H",
                "DTSTART:20261207T140000Z|DURATION:PT150000000000000000M",
                "DTSTART:20261207T140000Z|DURATION:PT9000000000000000000S",
                "DTSTART:20261207T140000Z|DURATION:PT9223372036854775807S",
                "DTSTART:20261207T140000Z|DURATION:PT99999999999999999999S",
                "DTSTART:+9999999991231T235959Z|DURATION:P9999W",
                "DTSTART:+9999999991231T235959|DTEND:+9999999991231T235959|RRULE:FREQ=DAILY;COUNT=3",
                "DTSTART:-9999999990101T000000|DTEND:+9999999991231T235959|RDATE:-9999999990101T000000",
                "DTSTART:20261207T140000Z|DURATION:PT8H|EXDATE:+9999999991231T235959Z",
                "DTSTART:20261207T140000Z|DURATION:PT8H|RECURRENCE-ID:+9999999991231T235959Z"
            })
    void shouldRefuseTimesThatNoCalendarReaches(String lines) {
        String event = event("far", "X-EMPLOYEE-ID:E1", lines.replace("|", "\r\n"));

        var roster = read(calendar(event, night("a", "20261102", "20261103")), "America/Chicago", null);

        assertThat(roster.rows()).filteredOn(row -> row.refusal() != null).hasSize(1);
        assertThat(roster.rows()).filteredOn(row -> row.entry() != null).hasSize(1);
    }
}
