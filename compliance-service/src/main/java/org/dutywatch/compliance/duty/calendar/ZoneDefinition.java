package org.dutywatch.compliance.duty.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.dutywatch.eventkit.csv.RowRefused;

/**
 * Reads a VTIMEZONE (RFC 5545, section 3.6.5). Some begin in the year 1 or 1601; only the changes of the offset from
 * {@link #FIRST_NEEDED} on are read, and before them the first one of each part.
 */
final class ZoneDefinition {
    /** Two years before the first roster entry that is accepted, so that the offset at its time is known. */
    private static final LocalDateTime FIRST_NEEDED = LocalDateTime.of(1998, 1, 1, 0, 0);

    private static final LocalDateTime LAST_NEEDED = LocalDateTime.of(2100, 1, 1, 0, 0);
    private static final int MAX_ONSETS = 2_000;

    private ZoneDefinition() {}

    /** A change of the offset. RFC 5545 calls its time the onset. */
    private record Onset(ZoneOffset from, ZoneOffset to) {}

    /** @throws RowRefused if it cannot be read, or has too many changes of the offset */
    static ZoneRules rules(CalendarComponent definition, RuleBudget budget) throws RowRefused {
        definition.requireUndamaged();
        TreeMap<Instant, Onset> onsets = new TreeMap<>();
        for (var part : definition.components()) {
            if (Set.of("STANDARD", "DAYLIGHT").contains(part.name())) {
                addOnsets(part, onsets, budget);
            }
        }
        if (onsets.isEmpty()) {
            throw new RowRefused("it has neither STANDARD nor DAYLIGHT");
        }
        return rules(onsets);
    }

    private static ZoneRules rules(NavigableMap<Instant, Onset> onsets) throws RowRefused {
        ZoneOffset base = onsets.firstEntry().getValue().from();
        ZoneOffset before = base;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        for (var onset : onsets.entrySet()) {
            ZoneOffset after = onset.getValue().to();
            if (!after.equals(before)) {
                transitions.add(
                        ZoneOffsetTransition.of(LocalDateTime.ofInstant(onset.getKey(), before), before, after));
                before = after;
            }
        }
        try {
            return ZoneRules.of(base, base, List.of(), transitions, List.of());
        } catch (IllegalArgumentException e) {
            throw new RowRefused(String.valueOf(e.getMessage()));
        }
    }

    private static void addOnsets(CalendarComponent part, Map<Instant, Onset> onsets, RuleBudget budget)
            throws RowRefused {
        ZoneOffset from = offset(part, "TZOFFSETFROM");
        ZoneOffset to = offset(part, "TZOFFSETTO");
        var zone = new CalendarZone(part.name(), from.getRules());
        List<LocalDateTime> walls = new ArrayList<>();
        var start = CalendarTime.read("DTSTART", part.text("DTSTART"), local -> zone);
        walls.add(start.wall());
        for (var rule : part.properties("RRULE")) {
            var yearly = RecurrenceRule.read(rule.value(), start);
            if (!yearly.isYearly()) {
                throw new RowRefused("its rule is not yearly");
            }
            walls.addAll(yearly.startsBetween(FIRST_NEEDED, LAST_NEEDED, MAX_ONSETS, budget));
        }
        for (var dates : part.properties("RDATE")) {
            for (String date : dates.value().split(",")) {
                walls.add(
                        CalendarTime.read("RDATE", date.strip(), local -> zone).wall());
            }
        }
        walls.forEach(wall -> onsets.put(wall.toInstant(from), new Onset(from, to)));
        if (onsets.size() > MAX_ONSETS) {
            throw new RowRefused("it has more than " + MAX_ONSETS + " changes of the offset");
        }
    }

    /** The offset, such as {@code -0600} or, with seconds, {@code -060030}. */
    private static ZoneOffset offset(CalendarComponent part, String property) throws RowRefused {
        try {
            return ZoneOffset.of(part.text(property));
        } catch (DateTimeException e) {
            throw new RowRefused(property + " '" + part.text(property) + "' is not an offset such as -0600");
        }
    }
}
