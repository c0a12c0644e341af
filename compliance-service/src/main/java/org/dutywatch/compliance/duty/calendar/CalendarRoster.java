package org.dutywatch.compliance.duty.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.duty.imports.RosterImportOptions;
import org.dutywatch.compliance.duty.imports.RosterRow;

/**
 * The roster that was read from a calendar.
 *
 * @param rows a row for each employee of each occurrence, refused and cancelled ones included
 * @param coveredEvents the events that were read completely: an entry that came from one of them earlier and is
 *     missing here is no longer planned
 * @param outside how many occurrences start outside the window and were left out
 */
public record CalendarRoster(List<RosterRow> rows, List<RosterImportOptions.CoveredEvent> coveredEvents, int outside) {

    /** The earliest start of an entry, cancelled ones included; empty if there is none but refused ones. */
    public Optional<Instant> firstStart() {
        return rows.stream()
                .filter(row -> row.refusal() == null)
                .flatMap(row -> Optional.ofNullable(row.entry()).stream())
                .map(entry -> entry.span().start())
                .min(Instant::compareTo);
    }
}
