package org.dutywatch.compliance.duty.calendar;

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
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.XProperty;
import org.dutywatch.compliance.duty.imports.RosterImportOptions;
import org.dutywatch.compliance.duty.imports.RosterRow;
import org.dutywatch.compliance.model.roster.EntryRules;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.csv.RowRefused;
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
    private final List<RosterImportOptions.CoveredEvent> coveredEvents = new ArrayList<>();
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
        List<Calendar> calendars = CalendarFile.read(file);
        var zones = new CalendarZones(calendars, zone);
        var reader = new ReadCalendar(window, employeeByMail);
        Map<String, List<EventVersion>> events = new LinkedHashMap<>();
        int position = 0;
        for (Calendar calendar : calendars) {
            boolean cancels = CalendarFile.text(calendar, "METHOD").equalsIgnoreCase("CANCEL");
            for (VEvent event : calendar.<VEvent>getComponents(Component.VEVENT)) {
                if (++position > MAX_EVENTS) {
                    throw tooLarge("the calendar has more than " + MAX_EVENTS + " events");
                }
                if (cancels) {
                    event.add(new XProperty(Property.STATUS, "CANCELLED"));
                }
                events.computeIfAbsent(CalendarFile.text(event, Property.UID), uid -> new ArrayList<>())
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
        VEvent main = null;
        Map<Instant, VEvent> changedOccurrences = new LinkedHashMap<>();
        for (EventVersion version : versions) {
            try {
                var id = CalendarEvent.recurrenceId(version.component(), zones);
                if (id == null) {
                    main = version.component();
                } else {
                    changedOccurrences.put(id.approximateInstant(), version.component());
                }
            } catch (RowRefused e) {
                addRefusals(new RosterRow.EventReference(uid, null), version.component(), zones, e.reason());
            }
        }
        if (main != null) {
            readMainEvent(uid, main, changedOccurrences, zones);
        } else {
            changedOccurrences
                    .keySet()
                    .forEach(id -> coveredEvents.add(new RosterImportOptions.CoveredEvent(uid, id, window())));
        }
        changedOccurrences.forEach(
                (id, component) -> readChangedOccurrence(new RosterRow.EventReference(uid, id), component, zones));
    }

    private void readMainEvent(
            String uid, VEvent component, Map<Instant, VEvent> changedOccurrences, CalendarZones zones) {
        var reference = new RosterRow.EventReference(uid, null);
        if (isCancelled(component)) {
            coveredEvents.add(new RosterImportOptions.CoveredEvent(uid, null, window()));
            addCancellation(reference, component, zones);
            return;
        }
        try {
            var event = CalendarEvent.read(component, zones);
            if (window == null && event.isEndless()) {
                throw new RowRefused("RRULE has no end: give from= and to= to import a part of it");
            }
            List<CalendarTime> starts = event.starts(window().end());
            rulesWithoutDates += event.recurs() && starts.size() < 2 ? 1 : 0;
            if (rulesWithoutDates > MAX_RULES_WITHOUT_DATES) {
                throw new RowRefused(
                        "the calendar has more than " + MAX_RULES_WITHOUT_DATES + " rules that give no date");
            }
            for (CalendarTime start : starts) {
                if (!changedOccurrences.containsKey(start.approximateInstant())) {
                    addRows(
                            event.recurs() ? new RosterRow.EventReference(uid, start.approximateInstant()) : reference,
                            event,
                            start);
                }
            }
            coveredEvents.add(new RosterImportOptions.CoveredEvent(uid, null, window()));
        } catch (RowRefused e) {
            addRefusals(reference, component, zones, e.reason());
        }
    }

    private void readChangedOccurrence(RosterRow.EventReference reference, VEvent component, CalendarZones zones) {
        if (isCancelled(component)) {
            addCancellation(reference, component, zones);
            return;
        }
        try {
            var event = CalendarEvent.read(component, zones);
            if (event.recurs()) {
                throw new RowRefused("an event with RECURRENCE-ID cannot have a rule of its own");
            }
            addRows(reference, event, event.start());
        } catch (RowRefused e) {
            addRefusals(reference, component, zones, e.reason());
        }
    }

    /** Adds a row for each attendee. */
    private void addRows(RosterRow.EventReference reference, CalendarEvent event, CalendarTime start) {
        if (!window().contains(start.approximateInstant())) {
            outside++;
            return;
        }
        for (Attendee attendee : attendees(event)) {
            try {
                if (attendee.refusal() != null) {
                    throw new RowRefused(attendee.refusal());
                }
                Interval span = millis(event.span(start));
                var kind = event.kind();
                Optional<String> refusal = EntryRules.refusal(span.start(), span.end(), kind, null, null);
                if (refusal.isPresent()) {
                    throw new RowRefused(refusal.get());
                }
                String employeeId = String.valueOf(attendee.employeeId());
                var entry = EntryRules.entry(employeeId, span, kind, null, null);
                add(new RosterRow(rows.size() + 1, employeeId, entry, null, reference, false));
            } catch (RowRefused e) {
                add(reference, attendee.employeeId(), e.reason());
            }
        }
    }

    /**
     * Adds rows that cancel the entries of an event. If the event gives its time and its employees, the rows do so,
     * too: then entries that came from another source are also found. Otherwise one row names the event only.
     */
    private void addCancellation(RosterRow.EventReference reference, VEvent component, CalendarZones zones) {
        int before = rows.size();
        try {
            var event = CalendarEvent.read(component, zones);
            var span = millis(event.span(event.start()));
            for (Attendee attendee : attendees(event)) {
                if (attendee.employeeId() != null) {
                    var entry = EntryRules.entry(attendee.employeeId(), span, event.kind(), null, null);
                    add(new RosterRow(rows.size() + 1, attendee.employeeId(), entry, null, reference, true));
                }
            }
        } catch (RowRefused e) {
            // The event lacks its time or kind: the row below names the event only.
        }
        if (rows.size() == before) {
            add(new RosterRow(rows.size() + 1, null, null, null, reference, true));
        }
    }

    /**
     * Adds a refused row for each employee whom the event names. The import removes no entry of an employee who has a
     * refused row.
     */
    private void addRefusals(RosterRow.EventReference reference, VEvent component, CalendarZones zones, String reason) {
        List<Attendee> named;
        try {
            named = attendees(
                    new CalendarEvent(component, CalendarTime.read("DTSTART", "20000101T000000Z", "", zones), zones));
        } catch (RowRefused e) {
            named = List.of(new Attendee(null, null));
        }
        named.forEach(attendee -> add(reference, attendee.employeeId(), reason));
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
            for (String mail : event.attendeeMailAddresses()) {
                attendees.add(employees
                        .computeIfAbsent(mail, employeeByMail)
                        .map(id -> new Attendee(id, null))
                        .orElseGet(() -> new Attendee(null, "ATTENDEE " + mail + " is unknown")));
            }
        }
        return attendees.isEmpty()
                ? List.of(new Attendee(null, "the event names no employee: it needs ATTENDEE:mailto: or X-EMPLOYEE-ID"))
                : attendees.stream().distinct().collect(Collectors.toList());
    }

    private void add(RosterRow.@Nullable EventReference reference, @Nullable String employeeId, String reason) {
        add(new RosterRow(rows.size() + 1, employeeId, null, reason, reference, false));
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

    private static boolean isCancelled(VEvent component) {
        return component.getProperties(Property.STATUS).stream()
                .anyMatch(status -> CalendarFile.text(status).equalsIgnoreCase("CANCELLED"));
    }

    private static Interval millis(Interval span) {
        return new Interval(
                span.start().truncatedTo(ChronoUnit.MILLIS), span.end().truncatedTo(ChronoUnit.MILLIS));
    }

    private static ProblemException tooLarge(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
