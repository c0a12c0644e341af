package org.dutywatch.compliance.duty.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The starts that changes of occurrences refer to.
 *
 * @param starts all starts
 * @param days the days of the starts that no change refers to, by zone
 * @param excluded the starts that EXDATE excludes
 * @param knownUntil all starts before this time are known
 */
record Originals(
        Set<Instant> starts, Map<CalendarZone, Set<LocalDate>> days, Set<Instant> excluded, Instant knownUntil) {
    /**
     * @param starts the starts of each event with the UID
     * @param changed the starts that changes refer to
     * @param excluded the starts that EXDATE excludes
     * @param knownUntil all starts before this time are given; {@link Instant#MIN} if an event could not be read, or
     *     the file has none
     */
    static Originals of(
            Collection<List<CalendarTime>> starts, Set<Instant> changed, Set<Instant> excluded, Instant knownUntil) {
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
        return new Originals(instants, days, excluded, knownUntil);
    }

    /**
     * Why a change may not be taken: the event does not have the start that it refers to. Empty if the event has it, or
     * may have it, or if the change cancels it and no other start of this day could be meant.
     */
    Optional<String> refusal(ChangedOccurrence change) {
        Instant id = change.id();
        boolean cancels = change.version().cancelsForAll();
        if (id == null || starts.contains(id) || cancels && excluded.contains(id)) {
            return Optional.empty();
        }
        if (excluded.contains(id)) {
            return Optional.of("RECURRENCE-ID is no start of the event: EXDATE excludes it");
        }
        if (isOnDayOfAnother(id)) {
            return Optional.of("RECURRENCE-ID is no start of the event, which has another one that day");
        }
        return !cancels && id.isBefore(knownUntil)
                ? Optional.of("RECURRENCE-ID is no start of the event")
                : Optional.empty();
    }

    private boolean isOnDayOfAnother(Instant id) {
        return days.entrySet().stream()
                .anyMatch(zone -> zone.getValue()
                        .contains(LocalDateTime.ofInstant(
                                        id, zone.getKey().rules().getOffset(id))
                                .toLocalDate()));
    }
}
