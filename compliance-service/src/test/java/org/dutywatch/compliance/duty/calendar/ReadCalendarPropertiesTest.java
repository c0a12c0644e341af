package org.dutywatch.compliance.duty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.calendar;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.entriesOrRefusals;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.event;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.night;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.read;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.dutywatch.eventkit.problem.ProblemException;

/** Every input is either read or refused with a reason; none ends in another exception. */
class ReadCalendarPropertiesTest {
    private static final String FILE = calendar(
            "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:20001105T020000\r\n"
                    + "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0600\r\n"
                    + "END:STANDARD\r\nEND:VTIMEZONE\r\n",
            night("a", "20261102", "20261103", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=6", "EXDATE:20261104T000000Z"),
            night("b", "20261201", "20261202").replace("America/Chicago", "Ours"),
            event("c", "ATTENDEE:mailto:e2@ridgemont-pd.example", "DTSTART:20261105T120000Z", "DURATION:PT10H"),
            event("d", "X-EMPLOYEE-ID:E3", "DTSTART;VALUE=DATE:20261105", "CATEGORIES:LEAVE"));
    private static final String LETTERS = ":;,=\r\n \"\\TZ0123456789-+PDTHWBEGINEND\u0000é";

    @Property(tries = 100)
    void shouldReadFoldedLinesAsUnfoldedOnes(@ForAll Random random) {
        StringBuilder folded = new StringBuilder();
        for (String line : FILE.split("\r\n")) {
            int at = random.nextInt(line.length() + 1);
            folded.append(line, 0, at)
                    .append(at > 0 && at < line.length() ? "\r\n " : "")
                    .append(line.substring(at));
            folded.append(random.nextBoolean() ? "\r\n" : "\n");
        }

        assertThat(entriesOrRefusals(read(folded.toString()))).isEqualTo(entriesOrRefusals(read(FILE)));
    }

    @Property(tries = 100)
    void shouldReadOrRefuseATruncatedFile(@ForAll @IntRange(min = 0, max = 1500) int length) {
        assertReadOrRefused(FILE.substring(0, Math.min(FILE.length(), length)));
    }

    @Property(tries = 200)
    void shouldReadOrRefuseADamagedFile(@ForAll Random random) {
        StringBuilder damaged = new StringBuilder(FILE);
        for (int i = random.nextInt(12); i >= 0; i--) {
            int at = random.nextInt(damaged.length());
            int change = random.nextInt(3);
            if (change == 0) {
                damaged.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
            } else if (change == 1) {
                damaged.deleteCharAt(at);
            } else {
                damaged.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        assertReadOrRefused(damaged.toString());
    }

    private static void assertReadOrRefused(String file) {
        try {
            read(file)
                    .rows()
                    .forEach(row -> assertThat(row.cancelled()
                                    || row.refusal() != null
                                    || row.entry() != null
                                    || row.note() != null)
                            .isTrue());
        } catch (ProblemException e) {
            assertThat(e).hasMessageContaining("alendar");
        }
    }
}
