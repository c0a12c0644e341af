package org.dutywatch.compliance.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.calendar;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.entriesOrRefusals;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.event;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.night;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dutywatch.eventkit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that programs fold or write badly spoil their own event at most. */
class ReadCalendarLinesTest {
    private static final String FIRST = "2026-11-03T00:00:00Z/2026-11-03T12:00:00Z";
    private static final String SECOND = "2026-11-05T00:00:00Z/2026-11-05T12:00:00Z";

    @Test
    void shouldJoinACharacterWhoseOctetsStandOnTwoLines() {
        String summary = "SUMMARY:Zoë Müller, 夜勤";
        byte[] file = calendar(night("a", "20261102", "20261103", summary)).getBytes(StandardCharsets.UTF_8);
        int from = new String(file, StandardCharsets.ISO_8859_1).indexOf("SUMMARY:");
        int to = from + summary.getBytes(StandardCharsets.UTF_8).length;

        for (int at = from + 1; at < to; at++) {
            assertThat(entriesOrRefusals(read(folded(file, at), null, null))).containsExactly(FIRST);
        }
    }

    private static byte[] folded(byte[] file, int at) {
        return (new String(file, 0, at, StandardCharsets.ISO_8859_1)
                        + "\r\n "
                        + new String(file, at, file.length - at, StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUMMARY:Zo\u00EB",
                "X-NOTE;X-BY=Zo\u00EB:text",
                "ATTENDEE;CN=Zo\u00EB:mailto:e1@ridgemont-pd.example",
                "DESCRIPTION:first line\r\nsecond line: Zo\u00EB's\r\n- third",
                "SUMMARY:Zoe\r\nno property",
                "BEGIN:VALARM\r\nDURATION:P\u00CB\r\nATTENDEE;X:\r\nEND:VALARM"
            })
    void shouldReadAnEventWhoseTextIsDamaged(String lines) {
        assertThat(entriesOrRefusals(latin1(night("a", "20261102", "20261103", lines))))
                .contains(FIRST, SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CATEGORIES:C\u00F6URT",
                "STATUS:CANCELLE\u00D0",
                "EXD\u00C0TE:20261103T000000Z",
                "SUMMARY:text\r\nEXD\u00C0TE:20261103T000000Z",
                "ATTENDEE:mailto:zo\u00EB@ridgemont-pd.example",
                "ATTENDEE;PARTSTAT=DECLIN\u00CBD:mailto:e1@ridgemont-pd.example",
                "RRULE:FREQ=DAILY;COUNT=2\r\n;BYDAY=MO",
                "EXDATE;TZID=America/Chicago",
                "DTSTART;TZID=America/Chicago:20261102T190000",
                "X-EMPLOYEE-ID:E\u00002"
            })
    void shouldRefuseAnEventIfALineThatMattersIsDamaged(String lines) {
        var rows = entriesOrRefusals(latin1(night("a", "20261102", "20261103", lines)));

        assertThat(rows).last().isEqualTo(SECOND);
        assertThat(rows.subList(0, rows.size() - 1))
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal).containsPattern("^line \\d+ |DTSTART is given twice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UID:x\u0000",
                "X-EMPLOYEE-ID:E\u00002",
                "ATTENDEE:mailto:e2\u0000@ridgemont-pd.example",
                "ATTENDEE;EMAIL=e2\u0000@ridgemont-pd.example:urn:uuid:1",
                "DTSTART;TZID=Mars\u0000:20261102T180000",
                "DTSTART:2026\u0000",
                "RECURRENCE-ID:2026\u0000",
                "CATEGORIES:\u0000",
                "STATUS:\u0000",
                "DURATION:\u0000",
                "METHOD:\u0000",
                "END:VEVENT\r\nMETHOD:X\u0000\r\nBEGIN:VEVENT\r\nUID:c"
            })
    void shouldTakeNothingFromAPropertyWithControlCharacters(String line) {
        var roster = read(calendar(night("a", "20261102", "20261103", line), night("b", "20261104", "20261105")));

        assertThat(roster.rows()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.toString()).doesNotContain("\u0000");
            assertThat(row.employeeId()).isIn("E1", null);
        });
        assertThat(roster.rows()).filteredOn(row -> row.refusal() != null).isNotEmpty();
    }

    @Test
    void shouldRefuseTheEventsOfACalendarWhoseMethodIsDamaged() {
        assertThat(entriesOrRefusals(read(calendar("METHOD\r\n", night("a", "20261102", "20261103")))))
                .containsExactly("line 4 cannot be read: 'METHOD'");
    }

    @Test
    void shouldNameTheLineInTheFile() {
        assertThat(entriesOrRefusals(read(calendar(
                        event("a", "SUMMARY:fol\r\n ded", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE", "X-EMPLOYEE-ID:E1")))))
                .containsExactly("line 10 cannot be read: 'EXDATE'");
    }

    @Test
    void shouldReadUtf16() {
        String file = "\uFEFF" + calendar(night("a", "20261102", "20261103", "SUMMARY:Zoë"));

        for (var encoding : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            assertThat(entriesOrRefusals(read(file.getBytes(encoding), null, null)))
                    .containsExactly(FIRST);
        }
    }

    @Test
    void shouldRefuseAFileThatEndsTooEarlyOrClosesWhatWasNotOpened() {
        String file = calendar(night("a", "20261102", "20261103"));

        for (String bad : List.of(
                file.replace("END:VCALENDAR\r\n", ""),
                file.substring(0, file.indexOf("DTEND")),
                file.replace("END:VEVENT", "END:VTODO"),
                file + "X-MORE:1\r\n")) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> read(bad))
                    .withMessageStartingWith("the file is no iCalendar (RFC 5545)");
        }
    }

    @Test
    void shouldNotRepeatControlCharacters() {
        assertThat(entriesOrRefusals(read(calendar("BEGIN:V\u0000\r\nEND:V\u0000\r\n"))))
                .containsExactly("unchanged: a V  is no shift: only VEVENT is read");
        for (String bad :
                List.of("BEGIN:VCALENDAR\r\nBEGIN:V\u0000\r\n", "BEGIN:VCALENDAR\r\nEND:V\u0000\r\n", "\u0000")) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> read(bad))
                    .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("\u0000"));
        }
    }

    @Test
    void shouldAnswerComponentsThatAreNoEvents() {
        assertThat(entriesOrRefusals(read(calendar(
                        "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:Wash the car\r\nEND:VTODO\r\n",
                        night("a", "20261102", "20261103")))))
                .containsExactly("unchanged: a VTODO is no shift: only VEVENT is read", FIRST);
    }

    private static CalendarRoster latin1(String event) {
        return read(
                calendar(event, night("b", "20261104", "20261105")).getBytes(StandardCharsets.ISO_8859_1), null, null);
    }
}
