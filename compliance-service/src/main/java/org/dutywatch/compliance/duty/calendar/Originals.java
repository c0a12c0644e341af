package org.dutywatch.compliance.duty.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The starts that changes of occurrences refer to.
 *
 * @param starts all starts
 * @param days the days of the starts that no change refers to, by zone
 */
record Originals(Set<Instant> starts, Map<CalendarZone, Set<LocalDate>> days) {
    /**
     * @param starts the starts of each event with the UID
     * @param changed the starts that changes refer to
     */
    static Originals of(Collection<List<CalendarTime>> starts, Set<Instant> changed) {
        Set<Instant> instants = new HashSet<>();
        Map<CalendarZone, Set<LocalDate>> days = new HashMap<>();
        for (var ofOne : starts) {
            for (CalendarTime start : ofOne) {
                instants.add(start.approximateInstant());
                if (!changed.contains(start.approximateInstant())) {
                    days.computeIfAbsent(start.zone(), zone -> new HashSet<>())
                            .add(start.wall().toLocalDate());
                }
            }
        }
        return new Originals(instants, days);
    }

    /** Whether the event has this start, or no other on this day which could be meant. */
    boolean include(ChangedOccurrence change) {
        Instant id = change.id();
        return id == null
                || starts.contains(id)
                || days.entrySet().stream()
                        .noneMatch(zone -> zone.getValue()
                                .contains(LocalDateTime.ofInstant(
                                                id, zone.getKey().rules().getOffset(id))
                                        .toLocalDate()));
    }
}
