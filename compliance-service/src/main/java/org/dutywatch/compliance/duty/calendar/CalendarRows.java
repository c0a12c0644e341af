package org.dutywatch.compliance.duty.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.dutywatch.compliance.duty.imports.RosterImportOptions.CoveredEvent;
import org.dutywatch.compliance.duty.imports.RosterRow;
import org.dutywatch.compliance.duty.imports.RosterRow.EventReference;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Collects the rows of a calendar, and which of its VEVENTs they answer. */
final class CalendarRows {
    private static final int MAX_ROWS = 60_000;

    private final List<RosterRow> rows = new ArrayList<>();
    private final List<CoveredEvent> coveredEvents = new ArrayList<>();
    private final BitSet answered = new BitSet();
    private int outside;

    void addEntry(EventVersion version, EventReference reference, RosterEntry entry) {
        add(version, new RosterRow(number(), entry.employeeId(), entry, null, reference, false, null, false));
    }

    void addRefusal(
            EventVersion version, @Nullable EventReference reference, @Nullable String employeeId, String reason) {
        boolean damaged = version.component().damage().isPresent();
        add(version, new RosterRow(number(), employeeId, null, reason, reference, false, null, damaged));
    }

    /** @param entry the entry that the event would have given; only what the roster has at its time stays */
    void addRefusedEntry(EventVersion version, EventReference reference, RosterEntry entry, String reason) {
        add(version, new RosterRow(number(), entry.employeeId(), entry, reason, reference, false, null, false));
    }

    /** @param entry the entry that is cancelled; null if the event does not say it */
    void addCancellation(
            EventVersion version, EventReference reference, @Nullable String employeeId, @Nullable RosterEntry entry) {
        add(version, new RosterRow(number(), employeeId, entry, null, reference, true, null, false));
    }

    /** Adds a row that changes nothing and says why. */
    void addNote(@Nullable EventVersion version, @Nullable EventReference reference, String note) {
        add(version, new RosterRow(number(), null, null, null, reference, false, note, false));
    }

    void addOutside(EventVersion version) {
        outside++;
        answered.set(version.position());
    }

    void cover(String uid, @Nullable Instant recurrenceId, Interval window) {
        coveredEvents.add(new CoveredEvent(uid, recurrenceId, window));
    }

    boolean isAnswered(EventVersion version) {
        return answered.get(version.position());
    }

    /**
     * The roster, if every VEVENT is answered.
     *
     * @param events the number of VEVENTs in the file
     * @throws IllegalStateException if one is not answered: nothing of a file may be lost silently
     */
    CalendarRoster roster(int events) {
        if (answered.cardinality() != events) {
            throw new IllegalStateException("an import answered " + answered.cardinality() + " of " + events
                    + " events: event " + answered.nextClearBit(1) + " is missing");
        }
        return new CalendarRoster(List.copyOf(rows), List.copyOf(coveredEvents), outside);
    }

    private int number() {
        return rows.size() + 1;
    }

    private void add(@Nullable EventVersion version, RosterRow row) {
        if (rows.size() >= MAX_ROWS) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "the calendar gives more than " + MAX_ROWS + " roster entries: give a shorter window");
        }
        rows.add(row);
        if (version != null) {
            answered.set(version.position());
        }
    }
}
