package org.dutywatch.compliance.duty.calendar;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.duty.calendar.EventAttendees.Attendee;
import org.dutywatch.compliance.duty.imports.RosterRow.EventReference;
import org.dutywatch.compliance.model.roster.EntryRules;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/** The rows that answer a VEVENT: entries, cancellations, refusals and notes for the employees whom it names. */
record EventAnswers(CalendarRows rows, EventAttendees attendees) {

    /**
     * Answers the versions that do not count, and returns those that do.
     *
     * <p>A refused version may be another shift with the same UID. So its rows name the employees whom no version that
     * counts names: what they have stays. For the others its row names nobody: what an earlier import planned from it is
     * removed, unless a version that counts gives it again, because the event was changed. If the event is cancelled, no
     * row names anybody.
     */
    List<EventVersion> answerOthers(List<EventVersion> all, EventReference reference) {
        var versions = EventVersions.of(all);
        versions.superseded()
                .forEach(version ->
                        rows.addNote(version, reference, "the file has this event again, or a newer version of it"));
        boolean cancelled = versions.current().stream().anyMatch(EventVersion::cancelsForAll);
        Set<String> counted =
                versions.current().stream().flatMap(this::employeeIds).collect(Collectors.toSet());
        versions.refused().forEach((version, reason) -> {
            Stream<String> others = employeeIds(version).filter(employeeId -> !counted.contains(employeeId));
            refuse(version, reference, reason, cancelled ? Stream.empty() : others);
        });
        return versions.current();
    }

    void addEntry(
            EventVersion version,
            EventReference reference,
            CalendarEvent event,
            CalendarTime start,
            Attendee employee) {
        String employeeId = String.valueOf(employee.employeeId());
        try {
            var entry = entry(event, start, employeeId);
            if (employee.refusal() == null) {
                rows.addEntry(version, reference, entry);
            } else {
                rows.addRefusedEntry(version, reference, entry, employee.refusal());
            }
        } catch (RowRefused e) {
            rows.addRefusal(version, reference, employeeId, e.reason());
        }
    }

    void answer(EventVersion version, EventReference reference, Attendee attendee) {
        if (attendee.note() != null) {
            rows.addNote(version, reference, attendee.note());
        } else {
            rows.addRefusal(version, reference, attendee.employeeId(), String.valueOf(attendee.refusal()));
        }
    }

    private static RosterEntry entry(CalendarEvent event, CalendarTime start, String employeeId) throws RowRefused {
        Interval exact = event.span(start);
        var span = new Interval(
                exact.start().truncatedTo(ChronoUnit.MILLIS), exact.end().truncatedTo(ChronoUnit.MILLIS));
        var kind = event.kind();
        Optional<String> refusal = EntryRules.refusal(span.start(), span.end(), kind, null, null);
        if (refusal.isPresent()) {
            throw new RowRefused(refusal.get());
        }
        return EntryRules.entry(employeeId, span, kind, null, null);
    }

    /**
     * Adds rows that cancel the entries of an event for everybody. If the event gives its time and its employees, the
     * rows do so, too: then entries that came from another source are also found. Otherwise one row names the event only.
     */
    void cancel(EventVersion version, EventReference reference) {
        boolean named = false;
        for (Attendee attendee : attendees.of(version.component())) {
            RosterEntry entry = attendee.employeeId() == null ? null : entryToCancel(version, attendee.employeeId());
            if (entry != null) {
                named = true;
                rows.addCancellation(version, reference, entry.employeeId(), entry);
            }
        }
        if (!named) {
            rows.addCancellation(version, reference, null, null);
        }
    }

    /** The entry that a cancelled VEVENT describes; null if it lacks its time or kind. */
    private static @Nullable RosterEntry entryToCancel(EventVersion version, String employeeId) {
        try {
            var event = CalendarEvent.read(version);
            return entry(event, event.start(), employeeId);
        } catch (RowRefused e) {
            return null;
        }
    }

    /**
     * Adds a refused row for each employee whom the event names. The import removes no entry of an employee who has a
     * refused row.
     *
     * @param reference null if the event has no usable UID
     */
    void refuse(EventVersion version, @Nullable EventReference reference, String reason) {
        refuse(version, reference, reason, employeeIds(version));
    }

    private void refuse(
            EventVersion version, @Nullable EventReference reference, String reason, Stream<String> employeeIds) {
        Set<String> named = employeeIds.collect(Collectors.toCollection(LinkedHashSet::new));
        named.forEach(employeeId -> rows.addRefusal(version, reference, employeeId, reason));
        if (named.isEmpty()) {
            rows.addRefusal(version, reference, null, reason);
        }
    }

    private Stream<String> employeeIds(EventVersion version) {
        return attendees.of(version.component()).stream()
                .flatMap(attendee -> Optional.ofNullable(attendee.employeeId()).stream());
    }

    /** Adds a row that takes an employee out of the event or occurrence; if the VEVENT gives the time, the row does. */
    void withdraw(EventVersion version, EventReference reference, String employeeId) {
        rows.addCancellation(
                version, reference.withdrawnFrom(employeeId), employeeId, entryToCancel(version, employeeId));
    }
}
