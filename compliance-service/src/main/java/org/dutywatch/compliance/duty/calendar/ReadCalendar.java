package org.dutywatch.compliance.duty.calendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Converts the events of a calendar to roster rows. An event that cannot be used becomes refused rows, with the reason,
 * and does not affect the others. Each event of the file is answered by at least one row, or counted as outside the
 * window.
 */
public final class ReadCalendar {
    private static final int MAX_EVENTS = 20_000;
    private static final int MAX_UID_LENGTH = 500;
    private static final Set<String> NO_CONTENT = Set.of("VEVENT", "VTIMEZONE");

    private ReadCalendar() {}

    /**
     * Reads a file.
     *
     * @param zone the zone of times without a zone; null refuses such times
     * @param window occurrences that start outside it are left out and counted; null means everything, and then a rule
     *     without end is refused
     * @param employeeByMail finds the employee id of a mail address
     * @throws ProblemException INVALID_REQUEST if the file is no iCalendar, or has too many lines, events or roster
     *     entries
     */
    public static CalendarRoster read(
            byte[] file,
            @Nullable ZoneId zone,
            @Nullable Interval window,
            Function<String, Optional<String>> employeeByMail) {
        List<CalendarComponent> calendars = CalendarFile.read(file);
        var rows = new CalendarRows();
        var budget = new RuleBudget();
        var definitions = CalendarZones.Definitions.of(calendars);
        Map<String, List<EventVersion>> events = new LinkedHashMap<>();
        int position = 0;
        for (var calendar : calendars) {
            var zones = new CalendarZones(calendar, definitions, zone, budget);
            for (var component : calendar.components()) {
                if (component.name().equals("VEVENT")) {
                    if (++position > MAX_EVENTS) {
                        throw new ProblemException(
                                ProblemType.INVALID_REQUEST, "the calendar has more than " + MAX_EVENTS + " events");
                    }
                    calendar.ownDamage().ifPresent(component::addDamage);
                    var version = EventVersion.of(component, zones, calendar.text("METHOD"), position);
                    events.computeIfAbsent(version.uid(), uid -> new ArrayList<>())
                            .add(version);
                } else if (!NO_CONTENT.contains(component.name())) {
                    String name = component.name().replaceAll("\\p{Cntrl}", " ");
                    rows.addNote(null, null, "a " + name + " is no shift: only VEVENT is read");
                }
            }
        }
        var attendees = new EventAttendees(employeeByMail);
        var answers = new EventAnswers(rows, attendees);
        var context = new ReadEvent.FileContext(rows, attendees, window, budget);
        events.forEach((uid, versions) -> {
            if (uid.isEmpty() || uid.length() > MAX_UID_LENGTH) {
                String reason =
                        uid.isEmpty() ? "UID is missing" : "UID is longer than " + MAX_UID_LENGTH + " characters";
                versions.forEach(version -> answers.refuse(
                        version, null, version.component().damage().orElse(reason)));
            } else {
                ReadEvent.read(context, uid, versions);
            }
        });
        return rows.roster(position);
    }
}
