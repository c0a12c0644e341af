package org.dutywatch.compliance.roster.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.roster.RosterOrder;
import org.dutywatch.compliance.roster.RosterRow;
import org.dutywatch.compliance.roster.domain.EntryRules;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Converts the events of a calendar to roster rows. An event that cannot be used becomes refused rows, with the reason,
 * and does not affect the others.
 */
public final class ReadCalendar {
    private static final int MAX_EVENTS = 20_000;
    private static final int MAX_ROWS = 60_000;
    private static final int MAX_UID_LENGTH = 500;
    /** Bounds the work for one file: a rule that matches no date is the most expensive one to evaluate. */
    private static final int MAX_RULES_WITHOUT_DATES = 50;
    /** The times that a roster entry may have. This is the window if none was given. */
    private static final Interval WHOLE_RANGE =
            new Interval(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

    private final @Nullable Interval window;
    private final Function<String, Optional<String>> employeeByMail;
    private final Map<String, Optional<String>> employees = new LinkedHashMap<>();
    private final List<RosterRow> rows = new ArrayList<>();
    private final List<RosterOrder.Told> coveredEvents = new ArrayList<>();
    private int outside;
    private int rulesWithoutDates;

    private ReadCalendar(@Nullable Interval window, Function<String, Optional<String>> employeeByMail) {
        this.window = window;
        this.employeeByMail = employeeByMail;
    }

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
        List<Component> calendars = CalendarFile.read(file);
        var zones = new CalendarZones(calendars, zone);
        var reader = new ReadCalendar(window, employeeByMail);
        Map<String, List<EventVersion>> events = new LinkedHashMap<>();
        int position = 0;
        for (Component calendar : calendars) {
            boolean cancels = calendar.text("METHOD").equalsIgnoreCase("CANCEL");
            for (Component event : calendar.parts("VEVENT")) {
                if (++position > MAX_EVENTS) {
                    throw tooLarge("the calendar has more than " + MAX_EVENTS + " events");
                }
                if (cancels) {
                    event.properties().add(new Component.Property("STATUS", Map.of(), "CANCELLED"));
                }
                events.computeIfAbsent(event.text("UID"), uid -> new ArrayList<>())
                        .add(EventVersion.of(event, position));
            }
        }
        events.forEach((uid, versions) -> reader.readEvent(uid, versions, zones));
        return new CalendarRoster(reader.rows, reader.coveredEvents, reader.outside);
    }

    /** Reads one event from all its versions, and from the VEVENTs that replace single occurrences of it. */
    private void readEvent(String uid, List<EventVersion> versions, CalendarZones zones) {
        if (uid.isEmpty() || uid.length() > MAX_UID_LENGTH) {
            String reason = uid.isEmpty() ? "UID is missing" : "UID is longer than " + MAX_UID_LENGTH + " characters";
            versions.forEach(version -> add(null, null, reason));
            return;
        }
        versions.sort(EventVersion.OLDEST_FIRST);
        Component main = null;
        Map<Instant, Component> changed = new LinkedHashMap<>();
        for (EventVersion version : versions) {
            try {
                var id = CalendarEvent.recurrenceId(version.lines(), zones);
                if (id == null) {
                    main = version.lines();
                } else {
                    changed.put(id.roughly(), version.lines());
                }
            } catch (RowRefused e) {
                addRefusals(new RosterRow.Event(uid, null), version.lines(), zones, e.reason());
            }
        }
        if (main != null) {
            readMainEvent(uid, main, changed, zones);
        } else {
            changed.keySet().forEach(id -> coveredEvents.add(new RosterOrder.Told(uid, id, window())));
        }
        changed.forEach((id, lines) -> readChangedOccurrence(new RosterRow.Event(uid, id), lines, zones));
    }

    private void readMainEvent(String uid, Component lines, Map<Instant, Component> changed, CalendarZones zones) {
        var event = new RosterRow.Event(uid, null);
        if (isCancelled(lines)) {
            coveredEvents.add(new RosterOrder.Told(uid, null, window()));
            addCancellation(event, lines, zones);
            return;
        }
        try {
            var read = CalendarEvent.read(lines, zones);
            if (window == null && read.isEndless()) {
                throw new RowRefused("RRULE goes on for ever: say with from= and to= which part of it to take");
            }
            List<CalendarTime> starts = read.starts(window().end());
            rulesWithoutDates += read.recurs() && starts.size() < 2 ? 1 : 0;
            if (rulesWithoutDates > MAX_RULES_WITHOUT_DATES) {
                throw new RowRefused(
                        "the calendar has more than " + MAX_RULES_WITHOUT_DATES + " rules that give no date");
            }
            for (CalendarTime start : starts) {
                if (!changed.containsKey(start.roughly())) {
                    addRows(read.recurs() ? new RosterRow.Event(uid, start.roughly()) : event, read, start);
                }
            }
            coveredEvents.add(new RosterOrder.Told(uid, null, window()));
        } catch (RowRefused e) {
            addRefusals(event, lines, zones, e.reason());
        }
    }

    private void readChangedOccurrence(RosterRow.Event event, Component lines, CalendarZones zones) {
        if (isCancelled(lines)) {
            addCancellation(event, lines, zones);
            return;
        }
        try {
            var read = CalendarEvent.read(lines, zones);
            if (read.recurs()) {
                throw new RowRefused("an event with RECURRENCE-ID cannot have a rule of its own");
            }
            addRows(event, read, read.start());
        } catch (RowRefused e) {
            addRefusals(event, lines, zones, e.reason());
        }
    }

    /** Adds a row for each attendee. */
    private void addRows(RosterRow.Event event, CalendarEvent read, CalendarTime start) {
        if (!window().holds(start.roughly())) {
            outside++;
            return;
        }
        for (Attendee attendee : attendees(read)) {
            try {
                if (attendee.refusal() != null) {
                    throw new RowRefused(attendee.refusal());
                }
                Interval span = millis(read.span(start));
                var kind = read.kind();
                Optional<String> refusal = EntryRules.refusal(span.start(), span.end(), kind, null, null);
                if (refusal.isPresent()) {
                    throw new RowRefused(refusal.get());
                }
                String employeeId = String.valueOf(attendee.employeeId());
                var entry = EntryRules.entry(employeeId, span, kind, null, null);
                add(new RosterRow(rows.size() + 1, employeeId, entry, null, event, false));
            } catch (RowRefused e) {
                add(event, attendee.employeeId(), e.reason());
            }
        }
    }

    /**
     * Adds rows that cancel the entries of an event. If the event gives its time and its employees, the rows do so,
     * too: then entries that came from another source are also found. Otherwise one row names the event only.
     */
    private void addCancellation(RosterRow.Event event, Component lines, CalendarZones zones) {
        int before = rows.size();
        try {
            var read = CalendarEvent.read(lines, zones);
            var span = millis(read.span(read.start()));
            for (Attendee attendee : attendees(read)) {
                if (attendee.employeeId() != null) {
                    var entry = EntryRules.entry(attendee.employeeId(), span, read.kind(), null, null);
                    add(new RosterRow(rows.size() + 1, attendee.employeeId(), entry, null, event, true));
                }
            }
        } catch (RowRefused e) {
            // The event lacks its time or kind: the row below names the event only.
        }
        if (rows.size() == before) {
            add(new RosterRow(rows.size() + 1, null, null, null, event, true));
        }
    }

    /**
     * Adds a refused row for each employee whom the event names. The import removes no entry of an employee who has a
     * refused row.
     */
    private void addRefusals(RosterRow.Event event, Component lines, CalendarZones zones, String reason) {
        List<Attendee> named;
        try {
            named = attendees(
                    new CalendarEvent(lines, CalendarTime.read("DTSTART", "20000101T000000Z", "", zones), zones));
        } catch (RowRefused e) {
            named = List.of(new Attendee(null, null));
        }
        named.forEach(attendee -> add(event, attendee.employeeId(), reason));
    }

    /**
     * An employee whom an event names.
     *
     * @param employeeId null if no employee could be found
     * @param refusal why no employee could be found; null if one was found or the event cannot be read
     */
    private record Attendee(
            @Nullable String employeeId, @Nullable String refusal) {}

    private List<Attendee> attendees(CalendarEvent event) {
        List<Attendee> attendees = new ArrayList<>();
        event.employeeIds().forEach(id -> attendees.add(new Attendee(id, null)));
        if (attendees.isEmpty()) {
            for (String mail : event.mails()) {
                attendees.add(employees
                        .computeIfAbsent(mail, employeeByMail)
                        .map(id -> new Attendee(id, null))
                        .orElseGet(() -> new Attendee(null, "ATTENDEE " + mail + " is nobody known")));
            }
        }
        return attendees.isEmpty()
                ? List.of(new Attendee(null, "the event names no employee: it needs ATTENDEE:mailto: or X-EMPLOYEE-ID"))
                : attendees.stream().distinct().collect(Collectors.toList());
    }

    private void add(RosterRow.@Nullable Event event, @Nullable String employeeId, String reason) {
        add(new RosterRow(rows.size() + 1, employeeId, null, reason, event, false));
    }

    private void add(RosterRow row) {
        if (rows.size() >= MAX_ROWS) {
            throw tooLarge("the calendar gives more than " + MAX_ROWS + " roster entries: give a shorter window");
        }
        rows.add(row);
    }

    private Interval window() {
        return window == null ? WHOLE_RANGE : window;
    }

    private static boolean isCancelled(Component lines) {
        return lines.all("STATUS").stream().anyMatch(status -> status.text().equalsIgnoreCase("CANCELLED"));
    }

    private static Interval millis(Interval span) {
        return new Interval(
                span.start().truncatedTo(ChronoUnit.MILLIS), span.end().truncatedTo(ChronoUnit.MILLIS));
    }

    private static ProblemException tooLarge(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
