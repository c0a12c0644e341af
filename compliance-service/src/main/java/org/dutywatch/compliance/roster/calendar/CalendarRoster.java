package org.dutywatch.compliance.roster.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.roster.RosterOrder;
import org.dutywatch.compliance.roster.RosterRow;

/**
 * The roster that a calendar tells.
 *
 * @param told the events of which it tells everything
 * @param outside how many occurrences start outside the window and were left out
 */
public record CalendarRoster(List<RosterRow> rows, List<RosterOrder.Told> told, int outside) {

    /** When the first entry starts; nothing where there is none. */
    public Optional<Instant> begins() {
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(row.entry()).stream())
                .map(entry -> entry.span().start())
                .min(Instant::compareTo);
    }
}
