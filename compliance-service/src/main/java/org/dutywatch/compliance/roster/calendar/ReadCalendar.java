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

/** Makes roster rows of the events of a calendar. A bad event is one refused row and stops no other. */
public final class ReadCalendar {
    private static final int MOST_EVENTS = 20_000;
    private static final int MOST_ROWS = 60_000;
    private static final int LONGEST_UID = 500;
    /** Rules that give nothing cost the most to find out. */
    private static final int MOST_BARREN_RULES = 50;
    /** What a roster entry can be; a calendar without a window is read from end to end. */
    private static final Interval EVER =
            new Interval(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

    private final @Nullable Interval window;
    private final Function<String, Optional<String>> employeeByMail;
    private final Map<String, Optional<String>> employees = new LinkedHashMap<>();
    private final List<RosterRow> rows = new ArrayList<>();
    private final List<RosterOrder.Told> told = new ArrayList<>();
    private int outside;
    private int barren;

    private ReadCalendar(@Nullable Interval window, Function<String, Optional<String>> employeeByMail) {
        this.window = window;
        this.employeeByMail = employeeByMail;
    }

    /**
     * Reads a file.
     *
     * @param zone of times without one; null where none was declared: such times are refused
     * @param window what starts outside it is left out; null means everything, and then no rule may go on for ever
     * @param employeeByMail the employee id of a mail address
     * @throws ProblemException INVALID_REQUEST where the file is no iCalendar or far too large
     */
    public static CalendarRoster read(
            byte[] file,
            @Nullable ZoneId zone,
            @Nullable Interval window,
            Function<String, Optional<String>> employeeByMail) {
        List<Component> calendars = CalendarFile.read(file);
        var zones = new CalendarZones(calendars, zone);
        var reading = new ReadCalendar(window, employeeByMail);
        Map<String, List<EventVersion>> events = new LinkedHashMap<>();
        int position = 0;
        for (Component calendar : calendars) {
            boolean cancels = calendar.text("METHOD").equalsIgnoreCase("CANCEL");
            for (Component event : calendar.parts("VEVENT")) {
                if (++position > MOST_EVENTS) {
                    throw tooMuch("the calendar has more than " + MOST_EVENTS + " events");
                }
                if (cancels) {
                    event.properties().add(new Component.Property("STATUS", Map.of(), "CANCELLED"));
                }
                events.computeIfAbsent(event.text("UID"), uid -> new ArrayList<>())
                        .add(EventVersion.of(event, position));
            }
        }
        events.forEach((uid, versions) -> reading.event(uid, versions, zones));
        return new CalendarRoster(reading.rows, reading.told, reading.outside);
    }

    /** All versions and changed occurrences of one event. */
    private void event(String uid, List<EventVersion> versions, CalendarZones zones) {
        if (uid.isEmpty() || uid.length() > LONGEST_UID) {
            String reason = uid.isEmpty() ? "UID is missing" : "UID is longer than " + LONGEST_UID + " characters";
            versions.forEach(version -> add(null, null, reason));
            return;
        }
        versions.sort(EventVersion.OLDEST_FIRST);
        Component whole = null;
        Map<Instant, Component> changed = new LinkedHashMap<>();
        for (EventVersion version : versions) {
            try {
                var id = CalendarEvent.recurrenceId(version.lines(), zones);
                if (id == null) {
                    whole = version.lines();
                } else {
                    changed.put(id.roughly(), version.lines());
                }
            } catch (RowRefused e) {
                refuse(new RosterRow.Event(uid, null), version.lines(), zones, e.reason());
            }
        }
        if (whole != null) {
            whole(uid, whole, changed, zones);
        } else {
            changed.keySet().forEach(id -> told.add(new RosterOrder.Told(uid, id, window())));
        }
        changed.forEach((id, lines) -> occurrence(new RosterRow.Event(uid, id), lines, zones));
    }

    private void whole(String uid, Component lines, Map<Instant, Component> changed, CalendarZones zones) {
        var event = new RosterRow.Event(uid, null);
        if (isCancelled(lines)) {
            told.add(new RosterOrder.Told(uid, null, window()));
            cancel(event, lines, zones);
            return;
        }
        try {
            var read = CalendarEvent.read(lines, zones);
            if (window == null && read.isEndless()) {
                throw new RowRefused("RRULE goes on for ever: say with from= and to= which part of it to take");
            }
            List<CalendarTime> starts = read.starts(window().end());
            barren += read.recurs() && starts.size() < 2 ? 1 : 0;
            if (barren > MOST_BARREN_RULES) {
                throw new RowRefused("the calendar has more than " + MOST_BARREN_RULES + " rules that give no date");
            }
            for (CalendarTime start : starts) {
                if (!changed.containsKey(start.roughly())) {
                    rows(read.recurs() ? new RosterRow.Event(uid, start.roughly()) : event, read, start);
                }
            }
            told.add(new RosterOrder.Told(uid, null, window()));
        } catch (RowRefused e) {
            refuse(event, lines, zones, e.reason());
        }
    }

    private void occurrence(RosterRow.Event event, Component lines, CalendarZones zones) {
        if (isCancelled(lines)) {
            cancel(event, lines, zones);
            return;
        }
        try {
            var read = CalendarEvent.read(lines, zones);
            if (read.recurs()) {
                throw new RowRefused("an event with RECURRENCE-ID cannot have a rule of its own");
            }
            rows(event, read, read.start());
        } catch (RowRefused e) {
            refuse(event, lines, zones, e.reason());
        }
    }

    /** A row for each who attends. */
    private void rows(RosterRow.Event event, CalendarEvent read, CalendarTime start) {
        if (!window().holds(start.roughly())) {
            outside++;
            return;
        }
        for (Attendee who : attendees(read)) {
            try {
                if (who.refusal() != null) {
                    throw new RowRefused(who.refusal());
                }
                Interval span = millis(read.span(start));
                var kind = read.kind();
                Optional<String> refusal = EntryRules.refusal(span.start(), span.end(), kind, null, null);
                if (refusal.isPresent()) {
                    throw new RowRefused(refusal.get());
                }
                String employeeId = String.valueOf(who.employeeId());
                var entry = EntryRules.entry(employeeId, span, kind, null, null);
                add(new RosterRow(rows.size() + 1, employeeId, entry, null, event, false));
            } catch (RowRefused e) {
                add(event, who.employeeId(), e.reason());
            }
        }
    }

    /** It is enough to name the event; who and when help where its entries came in another way. */
    private void cancel(RosterRow.Event event, Component lines, CalendarZones zones) {
        int before = rows.size();
        try {
            var read = CalendarEvent.read(lines, zones);
            var span = millis(read.span(read.start()));
            for (Attendee who : attendees(read)) {
                if (who.employeeId() != null) {
                    var entry = EntryRules.entry(who.employeeId(), span, read.kind(), null, null);
                    add(new RosterRow(rows.size() + 1, who.employeeId(), entry, null, event, true));
                }
            }
        } catch (RowRefused e) {
            // The event itself is named below.
        }
        if (rows.size() == before) {
            add(new RosterRow(rows.size() + 1, null, null, null, event, true));
        }
    }

    /** Refuses the event for everybody whom it names, so that nothing of theirs is removed. */
    private void refuse(RosterRow.Event event, Component lines, CalendarZones zones, String reason) {
        List<Attendee> who;
        try {
            who = attendees(
                    new CalendarEvent(lines, CalendarTime.read("DTSTART", "20000101T000000Z", "", zones), zones));
        } catch (RowRefused e) {
            who = List.of(new Attendee(null, null));
        }
        who.forEach(one -> add(event, one.employeeId(), reason));
    }

    /**
     * Somebody whom an event names.
     *
     * @param refusal why nobody is meant; null where the employee is known
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
        if (rows.size() >= MOST_ROWS) {
            throw tooMuch("the calendar gives more than " + MOST_ROWS + " roster entries: give a shorter window");
        }
        rows.add(row);
    }

    private Interval window() {
        return window == null ? EVER : window;
    }

    private static boolean isCancelled(Component lines) {
        return lines.all("STATUS").stream().anyMatch(status -> status.text().equalsIgnoreCase("CANCELLED"));
    }

    private static Interval millis(Interval span) {
        return new Interval(
                span.start().truncatedTo(ChronoUnit.MILLIS), span.end().truncatedTo(ChronoUnit.MILLIS));
    }

    private static ProblemException tooMuch(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
