package org.dutywatch.compliance.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.byEmployee;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.calendar;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.event;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.read;

import org.dutywatch.compliance.duty.imports.RosterRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom an event puts on duty, and whom it does not. */
class CalendarAttendeesTest {
    private static final String TIME = "DTSTART:20261207T140000Z\r\nDTEND:20261207T220000Z";
    private static final String SHIFT = "2026-12-07T14:00:00Z/2026-12-07T22:00:00Z";
    private static final String MAIL = ":mailto:e1@ridgemont-pd.example";
    private static final String OTHER = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:e2@ridgemont-pd.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";PARTSTAT=ACCEPTED",
                ";PARTSTAT=NEEDS-ACTION",
                ";ROLE=CHAIR",
                ";ROLE=OPT-PARTICIPANT;PARTSTAT=ACCEPTED",
                ";PARTSTAT=X-SEEN"
            })
    void shouldAddAnEntryForWhoeverIsExpected(String parameters) {
        assertThat(byEmployee(read(of("", "ATTENDEE" + parameters + MAIL)))).containsExactly("e1 " + SHIFT);
    }

    @ParameterizedTest
    @CsvSource({
        ";PARTSTAT=DECLINED, declined (PARTSTAT=DECLINED)",
        ";partstat=declined;X-COMMENT=\"away; ask: desk\", declined (PARTSTAT=DECLINED)",
        ";PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:e3@ridgemont-pd.example\", passed it on (PARTSTAT=DELEGATED)",
        ";PARTSTAT=TENTATIVE, accepted with reserve (PARTSTAT=TENTATIVE)",
        ";ROLE=OPT-PARTICIPANT, need not come (ROLE=OPT-PARTICIPANT) and has not accepted"
    })
    void shouldRefuseWhoeverIsNotExpectedByName(String parameters, String reason) {
        String refusal = "e1 refused " + SHIFT + " ATTENDEE e1@ridgemont-pd.example " + reason
                + ": this adds no entry and removes none";

        assertThat(byEmployee(read(of("", "ATTENDEE" + parameters + MAIL, OTHER))))
                .containsExactlyInAnyOrder(refusal, "e2 " + SHIFT);
        assertThat(byEmployee(read(of("", "X-EMPLOYEE-ID:e1,e2", "ATTENDEE" + parameters + MAIL))))
                .containsExactlyInAnyOrder(refusal, "e2 " + SHIFT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-EMPLOYEE-ID:\u00a0e1\u202f",
                "ATTENDEE:mailto:\u00a0e1@ridgemont-pd.example\u202f",
                "ATTENDEE;EMAIL=\"e1@ridgemont-pd.example\u00a0\":urn:uuid:0b1c"
            })
    void shouldReadAnyBlankAroundTheEmployeeAsABlank(String employee) {
        assertThat(byEmployee(read(of("", employee)))).containsExactly("e1 " + SHIFT);
    }

    @Test
    void shouldOnlyNoteWhoIsInformed() {
        assertThat(byEmployee(read(of("", "ATTENDEE;ROLE=NON-PARTICIPANT" + MAIL, OTHER))))
                .containsExactly(
                        "e2 " + SHIFT,
                        "null unchanged: ATTENDEE e1@ridgemont-pd.example is only informed (ROLE=NON-PARTICIPANT)");
    }

    @Test
    void shouldAnswerEveryAttendee() {
        assertThat(byEmployee(read(of(
                        "",
                        "ATTENDEE;EMAIL=e3@ridgemont-pd.example:urn:uuid:0b1c",
                        "ATTENDEE:urn:uuid:77aa",
                        OTHER,
                        OTHER.replace("ACCEPTED", "DECLINED")))))
                .containsExactly(
                        "e3 " + SHIFT,
                        "e2 refused " + SHIFT
                                + " ATTENDEE e2@ridgemont-pd.example declined (PARTSTAT=DECLINED): this adds no entry and"
                                + " removes none",
                        "null ATTENDEE urn:uuid:77aa is no mail address");
        assertThat(byEmployee(read(of("", "X-EMPLOYEE-ID:e1", OTHER))))
                .containsExactly(
                        "e1 " + SHIFT,
                        "null unchanged: ATTENDEE e2@ridgemont-pd.example: the event names its employees by"
                                + " X-EMPLOYEE-ID");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "STATUS:TENTATIVE # STATUS:TENTATIVE: the event is not CONFIRMED",
                "STATUS:DRAFT # STATUS:DRAFT: the event is not CONFIRMED",
                "TRANSP:TRANSPARENT # TRANSP:TRANSPARENT says that the event takes no time",
                "CATEGORIES:COURT|TRANSP:TRANSPARENT # TRANSP:TRANSPARENT says that the event takes no time"
            })
    void shouldRefuseAnEventThatIsNotCertainOrTakesNoTime(String lines, String reason) {
        assertThat(byEmployee(read(of("", lines.replace("|", "\r\n"), OTHER))))
                .singleElement()
                .asString()
                .startsWith("e2 " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STATUS:CONFIRMED",
                "TRANSP:OPAQUE",
                "CATEGORIES:LEAVE|TRANSP:TRANSPARENT",
                "CATEGORIES:ON_CALL|TRANSP:TRANSPARENT"
            })
    void shouldTakeAnEventThatIsCertain(String lines) {
        assertThat(byEmployee(read(of("", lines.replace("|", "\r\n"), OTHER)))).containsExactly("e2 " + SHIFT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH", "ADD", "CANC\uFFFDL"})
    void shouldRefuseMessagesThatGiveNoRoster(String method) {
        assertThat(byEmployee(read(of("METHOD:" + method + "\r\n", OTHER))))
                .containsExactly("e2 METHOD:" + method + " gives no roster: send PUBLISH, REQUEST or CANCEL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "METHOD:PUBLISH\r\n", "METHOD:REQUEST\r\n"})
    void shouldTakeMessagesThatGiveARoster(String method) {
        assertThat(byEmployee(read(of(method, OTHER)))).containsExactly("e2 " + SHIFT);
    }

    @Test
    void shouldTakeOutOnlyTheNamedAttendees() {
        var roster = read(of("METHOD:CANCEL\r\n", "ATTENDEE" + MAIL, "ATTENDEE:mailto:who@elsewhere.example"));

        assertThat(byEmployee(roster))
                .containsExactly("e1 cancelled " + SHIFT, "null ATTENDEE who@elsewhere.example is unknown");
        assertThat(roster.coveredEvents()).isEmpty();
        assertThat(read(of("METHOD:CANCEL\r\n", "STATUS:CANCELLED", "ATTENDEE" + MAIL))
                        .coveredEvents())
                .hasSize(1);
    }

    @Test
    void shouldNotAddWhoIsTakenOutInTheSameFile() {
        String request = of("METHOD:REQUEST\r\n", "SEQUENCE:0", "ATTENDEE" + MAIL, OTHER);
        String cancel = of("METHOD:CANCEL\r\n", "SEQUENCE:1", "ATTENDEE" + MAIL);

        for (String file : new String[] {request + cancel, cancel + request}) {
            assertThat(byEmployee(read(file))).containsExactlyInAnyOrder("e2 " + SHIFT, "e1 cancelled " + SHIFT);
        }
        assertThat(byEmployee(read(cancel + request.replace("SEQUENCE:0", "SEQUENCE:2"))))
                .containsExactlyInAnyOrder(
                        "e1 " + SHIFT, "e2 " + SHIFT, "null unchanged: the file has a newer version of this event");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ATTENDEE", "ATTENDEE:mailto:e\uFFFD@ridgemont-pd.example"})
    void shouldSayThatADamagedEventMayNameOthers(String line) {
        assertThat(read(of("", OTHER, line)).rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.damagedEvent()).isTrue())
                .extracting(RosterRow::employeeId)
                .contains("e2");
        assertThat(read(of("", OTHER, "STATUS:TENTATIVE")).rows())
                .allSatisfy(row -> assertThat(row.damagedEvent()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"0, UID is missing", "501, UID is longer than 500 characters"})
    void shouldNameTheEmployeesOfAnEventWithoutAUsableUid(int length, String reason) {
        String event = of("", "ATTENDEE" + MAIL, OTHER).replace("UID:a", "UID:" + "a".repeat(length));

        assertThat(byEmployee(read(event))).containsExactly("e1 " + reason, "e2 " + reason);
    }

    private static String of(String calendarLines, String... lines) {
        return calendar(calendarLines, event("a", TIME, String.join("\r\n", lines)));
    }
}
