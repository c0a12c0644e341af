package org.dutywatch.compliance.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.byEmployee;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.calendar;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.event;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.read;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.window;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several VEVENTs under one UID: all are taken, or the answer names those that were not. */
class EventVersionsTest {
    private static final String DEC_7 = "2026-12-07T14:00:00Z/2026-12-07T22:00:00Z";
    private static final String DEC_8 = "2026-12-08T14:00:00Z/2026-12-08T22:00:00Z";
    private static final String OLDER = "null unchanged: the file has this event again, or a newer version of it";
    private static final String CHANGED_LATER =
            " the file has an event with the same UID and SEQUENCE that was changed later: give each shift its own UID";

    @Test
    void shouldTakeAllEventsUnderOneUidIfNoneIsNewer() {
        assertThat(byEmployee(read(calendar(shift("E1", "07"), shift("E2", "07"), shift("E1", "08")))))
                .containsExactly("E1 " + DEC_7, "E2 " + DEC_7, "E1 " + DEC_8);
    }

    @Test
    void shouldTakeTheSameEventOnce() {
        assertThat(byEmployee(read(calendar(shift("E1", "07"), shift("E1", "07")))))
                .containsExactly(OLDER, "E1 " + DEC_7);
        assertThat(byEmployee(read(calendar(shift("E1", "07")) + calendar(shift("E1", "07")))))
                .containsExactly(OLDER, "E1 " + DEC_7);
    }

    @Test
    void shouldNameWhatANewerVersionReplaces() {
        assertThat(byEmployee(read(calendar(shift("E1", "07", "SEQUENCE:1"), shift("E2", "08", "SEQUENCE:2")))))
                .containsExactly(OLDER, "E2 " + DEC_8);
        assertThat(byEmployee(read(calendar(
                        shift("E1", "07", "LAST-MODIFIED:20261101T000000Z"),
                        shift("E2", "08", "LAST-MODIFIED:20261102T000000Z")))))
                .containsExactly("E1" + CHANGED_LATER, "E2 " + DEC_8);
    }

    @Test
    void shouldTakeTheHigherSequenceHoweverHighItIs() {
        assertThat(byEmployee(
                        read(calendar(shift("E1", "07", "SEQUENCE:1"), shift("E1", "08", "SEQUENCE:1793718001037")))))
                .containsExactly(OLDER, "E1 " + DEC_8);
        assertThat(byEmployee(read(calendar(
                        shift("E1", "07", "SEQUENCE:1"),
                        shift("E1", "07", "SEQUENCE:1793718001037", "STATUS:CANCELLED")))))
                .containsExactly(OLDER, "E1 cancelled " + DEC_7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEQUENCE:two", "SEQUENCE:2.0", "LAST-MODIFIED:yesterday", "LAST-MODIFIED:20261102"})
    void shouldTakeNoneWhenItIsNotKnownWhichIsTheNewest(String unreadable) {
        String change = "RECURRENCE-ID:20261207T140000Z";

        assertThat(byEmployee(read(calendar(shift("E1", "07", "SEQUENCE:0"), shift("E1", "08", unreadable)))))
                .hasSize(2)
                .allMatch(row -> row.endsWith("it is not known which version of the event is the newest"));
        assertThat(byEmployee(read(calendar(shift("E1", "07", change), shift("E1", "08", change, unreadable)))))
                .hasSize(2)
                .allMatch(row -> row.endsWith("it is not known which version of the event is the newest"));
        assertThat(byEmployee(read(calendar(shift("E1", "07", unreadable))))).containsExactly("E1 " + DEC_7);
    }

    @Test
    void shouldNameOnlyTheEmployeesWhoseShiftTheNewerVersionDoesNotGive() {
        String newer = "LAST-MODIFIED:20261102T000000Z";

        assertThat(byEmployee(read(calendar(shift("E1,E2", "07"), shift("E2", "08", newer)))))
                .containsExactly("E1" + CHANGED_LATER, "E2 " + DEC_8);
        assertThat(byEmployee(read(calendar(shift("E2", "07"), shift("E2", "08", newer)))))
                .containsExactly("null" + CHANGED_LATER, "E2 " + DEC_8);
        assertThat(byEmployee(read(calendar(shift("E1", "07"), shift("E2", "08", newer, "STATUS:CANCELLED")))))
                .containsExactly("null" + CHANGED_LATER, "E2 cancelled " + DEC_8);
    }

    @Test
    void shouldNotTakeAnEventThatTheFileAlsoCancels() {
        assertThat(byEmployee(read(calendar(shift("E1", "07"), shift("E1", "07", "STATUS:CANCELLED")))))
                .containsExactly("null the file also cancels the event with this UID", "E1 cancelled " + DEC_7);
    }

    @Test
    void shouldNotPlanAChangeOfAnEventThatIsCancelledLater() {
        String series = shift("E1", "07", "RRULE:FREQ=DAILY;COUNT=2", "STATUS:CANCELLED", "SEQUENCE:2");
        String change = shift("E2", "08", "RECURRENCE-ID:20261208T140000Z");

        for (String file : new String[] {calendar(series, change), calendar(change, series)}) {
            assertThat(byEmployee(read(file)))
                    .containsExactly(
                            "E1 cancelled " + DEC_7,
                            "null unchanged: the file cancels the whole event, this occurrence included");
        }
        assertThat(byEmployee(read(calendar(series, change.replace("DTEND", "SEQUENCE:3\r\nDTEND")))))
                .containsExactly("E1 cancelled " + DEC_7, "E2 " + DEC_8);
    }

    @Test
    void shouldTakeAllChangesOfOneOccurrence() {
        String series = shift("E1", "07", "RRULE:FREQ=DAILY;COUNT=2");

        assertThat(byEmployee(read(calendar(
                        series,
                        shift("E2", "08", "RECURRENCE-ID:20261208T140000Z"),
                        shift("E3", "08", "RECURRENCE-ID:20261208T140000Z"),
                        shift("E4", "08", "RECURRENCE-ID:20261207T140000Z", "SEQUENCE:1"),
                        shift("E5", "08", "RECURRENCE-ID:20261207T140000Z")))))
                .containsExactly(
                        "E2 " + DEC_8,
                        "E3 " + DEC_8,
                        OLDER,
                        "E4 " + DEC_8,
                        "null unchanged: it gives no entry: all its dates or employees are changed, excluded or taken out");
    }

    @Test
    void shouldBoundTheDatesOfOneUid() {
        String[] events = IntStream.range(0, 12)
                .mapToObj(i -> shift("E" + i, "07", "RRULE:FREQ=DAILY;COUNT=9000"))
                .toArray(String[]::new);

        var roster = read(calendar(events), null, window("2051-01-01T00:00:00Z", "2051-01-02T00:00:00Z"));

        assertThat(byEmployee(roster))
                .hasSize(12)
                .contains(
                        "E10 2051-01-01T14:00:00Z/2051-01-01T22:00:00Z",
                        "E11 the events with this UID have more than 100000 dates");
    }

    private static String shift(String employeeId, String day, String... more) {
        return event(
                "same",
                "X-EMPLOYEE-ID:" + employeeId,
                "DTSTART:202612" + day + "T140000Z",
                "DTEND:202612" + day + "T220000Z",
                more.length == 0 ? "CATEGORIES:REGULAR" : String.join("\r\n", more));
    }
}
