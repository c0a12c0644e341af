package org.dutywatch.compliance.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.calendar;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.entriesOrRefusals;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.event;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.read;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarZonesTest {
    private static final String FLOATING = "DTSTART:20260710T070000\r\nDTEND:20260710T150000";

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Mountain Standard Time # 2026-07-10T13:00:00Z",
                "US Mountain Standard Time # 2026-07-10T14:00:00Z",
                "Pacific Standard Time 2 # 2026-07-10T14:00:00Z",
                "W. Europe Standard Time # 2026-07-10T05:00:00Z",
                "\"(UTC-07:00) Mountain Time (US & Canada)\" # 2026-07-10T13:00:00Z",
                "(UTC-07:00) Mountain Time (US & Canada) # 2026-07-10T13:00:00Z",
                "\"(GMT-05.00) Eastern Time (US & Canada)\" # 2026-07-10T11:00:00Z",
                "(UTC-07:00) Arizona # 2026-07-10T14:00:00Z",
                "GMT-07:00 # 2026-07-10T14:00:00Z",
                "UTC+05:30 # 2026-07-10T01:30:00Z",
                "UTC # 2026-07-10T07:00:00Z",
                "/vendor.example/2026b/America/Denver # 2026-07-10T13:00:00Z"
            })
    void shouldKnowTheZonesOfWindowsAndOutlook(String tzid, String start) {
        assertThat(day(tzid)).startsWith(start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mountain Standard Tyme",
                "\"(UTC-06:00) Mountain Time (US & Canada)\"",
                "(UTC-07:00) Somewhere",
                "GMT-99:00",
                "MDT",
                "Denver Time 1",
                "Customized Time Zone"
            })
    void shouldRefuseAZoneThatIsUnknownOrContradictsItsOffsetByItsName(String tzid) {
        assertThat(day(tzid)).startsWith("DTSTART names the zone '" + tzid.replace("\"", "") + "', which");
        assertThat(entriesOrRefusals(read(calendar(dayEvent(tzid)), "America/Denver", null))
                        .get(0))
                .startsWith("DTSTART names the zone '" + tzid.replace("\"", "") + "', which");
    }

    @Test
    void shouldPreferTheDefinitionInTheFileToTheNameInWindows() {
        assertThat(entriesOrRefusals(
                        read(calendar(zone("Mountain Standard Time", "-0300"), dayEvent("Mountain Standard Time")))))
                .containsExactly("2026-07-10T10:00:00Z/2026-07-10T18:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "1601", "1883", "1970", "2025"})
    void shouldReadADefinitionOfAnyAge(String year) {
        String zone = "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:" + year + "1101T020000\r\n"
                + "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nTZOFFSETFROM:-0600\r\nTZOFFSETTO:-0700\r\nEND:STANDARD\r\n"
                + "BEGIN:DAYLIGHT\r\nDTSTART:" + year + "0308T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"
                + "TZOFFSETFROM:-0700\r\nTZOFFSETTO:-0600\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

        assertThat(entriesOrRefusals(
                        read(calendar(zone, dayEvent("Ours"), dayEvent("Ours").replace("20260710", "20261210")))))
                .containsExactly(
                        "2026-07-10T13:00:00Z/2026-07-10T21:00:00Z", "2026-12-10T14:00:00Z/2026-12-10T22:00:00Z");
    }

    @Test
    void shouldRefuseAZoneThatIsDefinedTwiceInDifferentWays() {
        String file = calendar(zone("Ours", "-0300"), zone("Ours", "-0400"), dayEvent("Ours"));

        assertThat(entriesOrRefusals(read(file)))
                .containsExactly("DTSTART names the zone 'Ours', which has several different VTIMEZONE");
        assertThat(entriesOrRefusals(read(calendar(zone("Ours", "-0300"), zone("Ours", "-0300"), dayEvent("Ours")))))
                .containsExactly("2026-07-10T10:00:00Z/2026-07-10T18:00:00Z");
    }

    @Test
    void shouldUseTheDefinitionOfTheCalendarInWhichTheEventIs() {
        assertThat(entriesOrRefusals(read(calendar(zone("Ours", "-0300"), dayEvent("Ours"))
                        + calendar(zone("Ours", "-0400"), dayEvent("Ours").replace("UID:a", "UID:b")))))
                .containsExactly(
                        "2026-07-10T10:00:00Z/2026-07-10T18:00:00Z", "2026-07-10T11:00:00Z/2026-07-10T19:00:00Z");
    }

    @Test
    void shouldReadTimesWithoutAZoneInTheZoneThatTheCalendarNames() {
        String file = calendar("X-WR-TIMEZONE:America/Denver\r\n", event("a", "X-EMPLOYEE-ID:E1", FLOATING));

        assertThat(entriesOrRefusals(read(file))).containsExactly("2026-07-10T13:00:00Z/2026-07-10T21:00:00Z");
        assertThat(entriesOrRefusals(read(file, "America/New_York", null)))
                .containsExactly("2026-07-10T13:00:00Z/2026-07-10T21:00:00Z");
        assertThat(entriesOrRefusals(read(file.replace("America/Denver", "Mars/Base")))
                        .get(0))
                .startsWith("X-WR-TIMEZONE names the zone 'Mars/Base', which");
    }

    @Test
    void shouldTakeNoEventWhenTheCalendarNamesTwoZonesOrMethods() {
        String event = event("a", "X-EMPLOYEE-ID:E1", FLOATING);

        assertThat(entriesOrRefusals(
                        read(calendar("X-WR-TIMEZONE:America/Denver\r\n", "X-WR-TIMEZONE:America/Chicago\r\n", event))))
                .containsExactly("X-WR-TIMEZONE is given twice");
        assertThat(entriesOrRefusals(
                        read(calendar("METHOD:PUBLISH\r\n", "METHOD:CANCEL\r\n", event), "America/Denver", null)))
                .containsExactly("METHOD is given twice");
    }

    private static String day(String tzid) {
        return entriesOrRefusals(read(calendar(dayEvent(tzid)))).get(0);
    }

    private static String dayEvent(String tzid) {
        return event(
                "a-" + tzid.length(),
                "X-EMPLOYEE-ID:E1",
                "DTSTART;TZID=" + tzid + ":20260710T070000",
                "DTEND;TZID=" + tzid + ":20260710T150000");
    }

    private static String zone(String tzid, String offset) {
        return "BEGIN:VTIMEZONE\r\nTZID:" + tzid + "\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:"
                + offset + "\r\nTZOFFSETTO:" + offset + "\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
    }
}
