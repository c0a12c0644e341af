package org.dutywatch.compliance.duty.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.duty.imports.RosterRow;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/** Calendars as scheduling programs write them. */
public final class CalendarFixtures {
    private static final String EMPLOYEE_DOMAIN = "@ridgemont-pd.example";

    private CalendarFixtures() {}

    public static String calendar(String... components) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ridgemont//Roster//EN\r\n" + String.join("", components)
                + "END:VCALENDAR\r\n";
    }

    /** One VEVENT with these lines, given without line ends. */
    public static String event(String uid, String... lines) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20261101T000000Z\r\n" + String.join("\r\n", lines)
                + "\r\nEND:VEVENT\r\n";
    }

    /** A night shift of E1 in Chicago that begins on this day, such as {@code 20261102}. */
    public static String night(String uid, String day, String nextDay, String... more) {
        return event(
                uid,
                "X-EMPLOYEE-ID:E1",
                "DTSTART;TZID=America/Chicago:" + day + "T180000",
                "DTEND;TZID=America/Chicago:" + nextDay + "T060000",
                String.join("\r\n", more.length == 0 ? new String[] {"CATEGORIES:REGULAR"} : more));
    }

    static CalendarRoster read(String file) {
        return read(file, null, null);
    }

    static CalendarRoster read(String file, @Nullable String zone, @Nullable Interval window) {
        return read(file.getBytes(StandardCharsets.UTF_8), zone, window);
    }

    static CalendarRoster read(byte[] file, @Nullable String zone, @Nullable Interval window) {
        return ReadCalendar.read(
                file,
                zone == null ? null : ZoneId.of(zone),
                window,
                mail -> mail.endsWith(EMPLOYEE_DOMAIN)
                        ? Optional.of(mail.substring(0, mail.length() - EMPLOYEE_DOMAIN.length()))
                        : Optional.empty());
    }

    /** For each row {@code start/end} of its entry, or the reason why it was refused, or changes nothing. */
    static List<String> entriesOrRefusals(CalendarRoster roster) {
        return roster.rows().stream().map(CalendarFixtures::entriesOrRefusals).toList();
    }

    private static String entriesOrRefusals(RosterRow row) {
        var entry = row.entry();
        if (entry == null) {
            String reason = row.note() == null ? String.valueOf(row.refusal()) : "unchanged: " + row.note();
            return (row.cancelled() ? "cancelled " : "") + reason;
        }
        String times = entry.span().start() + "/" + entry.span().end();
        return row.refusal() == null
                ? (row.cancelled() ? "cancelled " : "") + times
                : "refused " + times + " " + row.refusal();
    }

    static Interval window(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }

    /** As {@link #entriesOrRefusals}, with the employee before each. */
    static List<String> byEmployee(CalendarRoster roster) {
        return roster.rows().stream()
                .map(row -> row.employeeId() + " " + entriesOrRefusals(row))
                .toList();
    }
}
