package org.dutywatch.compliance.duty.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.calendar.EventAttendees.Attendee;
import org.dutywatch.compliance.duty.imports.RosterRow.EventReference;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/** Reads the VEVENTs of one UID: the event, changes of single occurrences of it, and cancellations. */
final class ReadEvent {
    /** The times that a roster entry may have. This is the window if none was given. */
    private static final Interval WHOLE_RANGE =
            new Interval(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

    /** With more, all occurrences are refused. That bounds the work of comparing each with each. */
    private static final int MAX_REFUSED_CHANGES = 20;

    /** Of all events with one UID. Their dates are kept until changes of occurrences are compared with them. */
    private static final int MAX_DATES = 100_000;

    private final FileContext context;
    private final EventAnswers answers;
    private final String uid;
    private final EventReference wholeEvent;
    private final List<ReadMain> mains = new ArrayList<>();
    private @Nullable EventVersion cancellation;
    private boolean hasUnreadMain;
    private final Map<String, List<Withdrawal>> withdrawals = new HashMap<>();
    private final Map<EventVersion, List<Attendee>> employeesOf = new HashMap<>();
    private int dates;

    private ReadEvent(FileContext context, String uid) {
        this.context = context;
        this.answers = new EventAnswers(context.rows(), context.attendees());
        this.uid = uid;
        this.wholeEvent = new EventReference(uid, null);
    }

    /**
     * What is the same for all events of a file.
     *
     * @param givenWindow occurrences that start outside it are left out; null means everything
     */
    record FileContext(
            CalendarRows rows,
            EventAttendees attendees,
            @Nullable Interval givenWindow,
            RuleBudget budget) {
        Interval window() {
            return givenWindow == null ? WHOLE_RANGE : givenWindow;
        }
    }

    /** An event, or one of several under the same UID, and its occurrences. */
    private record ReadMain(
            EventVersion version,
            CalendarEvent event,
            List<CalendarEvent.Occurrence> occurrences,
            Set<Instant> excludedStarts) {
        List<CalendarTime> starts() {
            return occurrences.stream().map(CalendarEvent.Occurrence::start).toList();
        }
    }

    /**
     * A VEVENT that takes an employee out of the event.
     *
     * @param id the start of the occurrence; null means the whole event
     */
    private record Withdrawal(
            EventVersion version, @Nullable Instant id) {}

    static void read(FileContext context, String uid, List<EventVersion> versions) {
        if (versions.size() > 1) {
            versions.forEach(version -> version.unknownOrder().ifPresent(version.component()::addDamage));
        }
        new ReadEvent(context, uid).read(versions);
    }

    private void read(List<EventVersion> versions) {
        List<EventVersion> main = new ArrayList<>();
        List<EventVersion> changes = new ArrayList<>();
        List<EventVersion> withdrawing = new ArrayList<>();
        for (EventVersion version : versions) {
            Optional<String> refusal = version.refusalOfMethod();
            if (refusal.isPresent()) {
                answers.refuse(version, wholeEvent, refusal.get());
            } else if (version.withdraws()) {
                withdrawing.add(version);
            } else if (version.replacesOccurrence()) {
                changes.add(version);
            } else {
                main.add(version);
            }
        }
        readMains(main);
        withdrawing.forEach(this::readWithdrawal);
        readChanges(changes, main.isEmpty());
        versions.stream()
                .filter(version -> !context.rows().isAnswered(version))
                .forEach(version -> context.rows()
                        .addNote(
                                version,
                                wholeEvent,
                                "it gives no entry: all its dates or employees are changed, excluded or taken out"));
    }

    /** If one of the VEVENTs is damaged, it may be any of the others, or a newer version of them: all are refused. */
    private boolean areRefusedForDamage(List<EventVersion> versions, EventReference reference) {
        Optional<String> damage = versions.stream()
                .flatMap(version -> version.component().damage().stream())
                .findFirst();
        damage.ifPresent(reason -> versions.forEach(version -> answers.refuse(version, reference, reason)));
        return damage.isPresent();
    }

    private void readMains(List<EventVersion> versions) {
        if (areRefusedForDamage(versions, wholeEvent)) {
            return;
        }
        boolean complete = !versions.isEmpty();
        for (EventVersion version : answers.answerOthers(versions, wholeEvent)) {
            if (version.cancelsForAll()) {
                cancellation = version;
                answers.cancel(version, wholeEvent);
            } else {
                complete &= readMain(version);
            }
        }
        if (complete) {
            context.rows().cover(uid, null, context.window());
        }
    }

    private boolean readMain(EventVersion version) {
        try {
            var event = CalendarEvent.read(version);
            event.requireConfirmed();
            if (context.givenWindow() == null && event.isEndless()) {
                throw new RowRefused("RRULE has no end: give from= and to= to import a part of it");
            }
            var occurrences = event.occurrences(context.window().end(), context.budget());
            dates += occurrences.size();
            if (dates > MAX_DATES) {
                throw new RowRefused("the events with this UID have more than " + MAX_DATES + " dates");
            }
            mains.add(new ReadMain(version, event, occurrences, event.excludedStarts()));
            return true;
        } catch (RowRefused e) {
            answers.refuse(version, wholeEvent, e.reason());
            hasUnreadMain = true;
            return false;
        }
    }

    /** Reads a VEVENT that takes some employees out of the event, or of an occurrence. */
    private void readWithdrawal(EventVersion version) {
        var damage = version.component().damage();
        var occurrence = version.replacesOccurrence() ? ChangedOccurrence.read(version, events()) : null;
        String refusal = damage.orElse(occurrence == null ? null : occurrence.refusal());
        if (refusal != null) {
            answers.refuse(version, wholeEvent, refusal);
            return;
        }
        if (!mains.isEmpty() && mains.stream().noneMatch(main -> isNewer(version, main.version()))) {
            context.rows().addNote(version, wholeEvent, "the file has a newer version of this event");
            return;
        }
        var reference = new EventReference(uid, occurrence == null ? null : occurrence.id());
        for (Attendee attendee : context.attendees().of(version.component())) {
            String employeeId = attendee.employeeId();
            if (employeeId != null) {
                withdrawals
                        .computeIfAbsent(employeeId, id -> new ArrayList<>())
                        .add(new Withdrawal(version, reference.recurrenceId()));
                answers.withdraw(version, reference, employeeId);
            } else {
                answers.answer(version, reference, attendee);
            }
        }
    }

    private static boolean isNewer(EventVersion version, EventVersion other) {
        int order = EventVersion.OLDEST_FIRST.compare(version, other);
        return order > 0 || order == 0 && version.position() > other.position();
    }

    private List<CalendarEvent> events() {
        return mains.stream().map(ReadMain::event).toList();
    }

    /** @param alone whether the file has the changed occurrences only, without their event */
    private void readChanges(List<EventVersion> versions, boolean alone) {
        List<CalendarEvent> events = events();
        List<ChangedOccurrence> changes = versions.stream()
                .filter(version -> !isCancelledLater(version))
                .map(version -> ChangedOccurrence.read(version, events))
                .toList();
        Set<Instant> ids = changes.stream()
                .flatMap(change -> Optional.ofNullable(change.id()).stream())
                .collect(Collectors.toSet());
        List<ChangedOccurrence> refused = new ArrayList<>();
        Map<Instant, List<EventVersion>> taken = new LinkedHashMap<>();
        var originals = originals(ids);
        for (var read : changes) {
            var change = originals.refusal(read).map(read::withoutOriginal).orElse(read);
            if (change.refusal() == null) {
                taken.computeIfAbsent(Objects.requireNonNull(change.id()), id -> new ArrayList<>())
                        .add(change.version());
            } else {
                refused.add(change);
                answers.refuse(change.version(), wholeEvent, change.refusal());
            }
        }
        mains.forEach(main -> addOccurrences(main, taken.keySet(), refused));
        taken.forEach((id, ofOne) -> {
            if (alone) {
                context.rows().cover(uid, id, context.window());
            }
            readChange(new EventReference(uid, id), ofOne);
        });
    }

    /**
     * Whether the file cancels the whole event in a version that is as new as this change or newer. A note answers the
     * change then: it plans nothing. A damaged change may be newer than it says, so it is refused instead.
     */
    private boolean isCancelledLater(EventVersion change) {
        boolean cancelled = cancellation != null
                && EventVersion.OLDEST_FIRST.compare(cancellation, change) >= 0
                && change.component().damage().isEmpty();
        if (cancelled) {
            context.rows().addNote(change, wholeEvent, "the file cancels the whole event, this occurrence included");
        }
        return cancelled;
    }

    private Originals originals(Set<Instant> changed) {
        Set<Instant> excluded =
                mains.stream().flatMap(main -> main.excludedStarts().stream()).collect(Collectors.toSet());
        boolean isComplete = !mains.isEmpty() && !hasUnreadMain;
        return Originals.of(
                mains.stream().map(ReadMain::starts).toList(),
                changed,
                excluded,
                isComplete ? context.window().end() : Instant.MIN);
    }

    private void addOccurrences(ReadMain main, Set<Instant> replaced, List<ChangedOccurrence> refused) {
        Map<CalendarTime, String> doubts = new HashMap<>();
        boolean many = refused.size() > MAX_REFUSED_CHANGES;
        for (var change : many ? refused.subList(0, 1) : refused) {
            (many ? Set.copyOf(main.starts()) : change.reached(main.starts()))
                    .forEach(start ->
                            doubts.put(start, "its change in the calendar cannot be taken: " + change.refusal()));
        }
        for (var occurrence : main.occurrences()) {
            Instant id = occurrence.start().approximateInstant();
            if (!replaced.contains(id)) {
                var reference = main.event().recurs() ? new EventReference(uid, id) : wholeEvent;
                String doubt = occurrence.refusal() == null ? doubts.get(occurrence.start()) : occurrence.refusal();
                if (!context.window().contains(id)) {
                    context.rows().addOutside(main.version());
                } else if (doubt != null) {
                    answers.refuse(main.version(), reference, doubt);
                } else {
                    addEntries(main.version(), reference, main.event(), occurrence.start());
                }
            }
        }
    }

    private void readChange(EventReference reference, List<EventVersion> versions) {
        if (areRefusedForDamage(versions, reference)) {
            return;
        }
        for (EventVersion version : answers.answerOthers(versions, reference)) {
            if (version.cancelsForAll()) {
                answers.cancel(version, reference);
                continue;
            }
            try {
                var event = CalendarEvent.read(version);
                event.requireConfirmed();
                if (event.recurs()) {
                    throw new RowRefused("an event with RECURRENCE-ID cannot have a rule of its own");
                }
                if (context.window().contains(event.start().approximateInstant())) {
                    addEntries(version, reference, event, event.start());
                } else {
                    context.rows().addOutside(version);
                }
            } catch (RowRefused e) {
                answers.refuse(version, reference, e.reason());
            }
        }
    }

    /** Adds a row for each employee, and then answers the other attendees once for each version. */
    private void addEntries(EventVersion version, EventReference reference, CalendarEvent event, CalendarTime start) {
        boolean first = !employeesOf.containsKey(version);
        for (Attendee employee : employeesOf.computeIfAbsent(version, this::employees)) {
            String employeeId = String.valueOf(employee.employeeId());
            if (!isWithdrawn(version, employeeId, start.approximateInstant(), reference)) {
                answers.addEntry(version, reference, event, start, employee);
            }
        }
        if (first) {
            context.attendees().of(version.component()).stream()
                    .filter(attendee -> attendee.employeeId() == null)
                    .forEach(attendee -> answers.answer(version, reference, attendee));
        }
    }

    private List<Attendee> employees(EventVersion version) {
        return context.attendees().of(version.component()).stream()
                .filter(attendee -> attendee.employeeId() != null)
                .toList();
    }

    private boolean isWithdrawn(EventVersion version, String employeeId, Instant start, EventReference reference) {
        Instant id = reference.recurrenceId() == null ? start : reference.recurrenceId();
        return withdrawals.getOrDefault(employeeId, List.of()).stream()
                .anyMatch(one -> (one.id() == null || one.id().equals(id)) && isNewer(one.version(), version));
    }
}
