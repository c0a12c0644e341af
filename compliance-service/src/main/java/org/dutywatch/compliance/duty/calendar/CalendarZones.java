package org.dutywatch.compliance.duty.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.dutywatch.compliance.model.time.IanaZone;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time zones that a calendar refers to by TZID. A TZID that is an IANA name, or that starts with a slash and
 * ends with an IANA name after a prefix of the program that wrote it, is that zone. Any other TZID is resolved by the
 * calendar's VTIMEZONE of that name: by its X-LIC-LOCATION if that is an IANA name, otherwise by its rules.
 */
final class CalendarZones {
    private static final LocalDateTime RULES_END = LocalDateTime.of(2100, 1, 1, 0, 0);
    private static final int MAX_ONSETS = 2_000;

    private final Map<String, VTimeZone> definitions = new HashMap<>();
    private final Map<String, CalendarZone> zonesByTzid = new HashMap<>();
    private final @Nullable ZoneId floating;

    /** @param floating the zone of times without a zone; null if none was declared, then such times are refused */
    CalendarZones(List<Calendar> calendars, @Nullable ZoneId floating) {
        this.floating = floating;
        for (Calendar calendar : calendars) {
            calendar.<VTimeZone>getComponents(Component.VTIMEZONE)
                    .forEach(zone -> definitions.putIfAbsent(CalendarFile.text(zone, Property.TZID), zone));
        }
    }

    /** Reads times without a zone as UTC, for values of which only the wall time is used. */
    static CalendarZones floatingAsUtc() {
        return new CalendarZones(List.of(), ZoneOffset.UTC);
    }

    /** @throws RowRefused if no zone was declared for times without a zone */
    CalendarZone floating(String property, String value) throws RowRefused {
        if (floating == null) {
            throw new RowRefused(property + " '" + value + "' has no zone: declare the zone of the file with"
                    + " zone=, such as zone=America/Chicago");
        }
        return CalendarZone.of(floating);
    }

    /** @throws RowRefused if the TZID is no IANA name and has no VTIMEZONE that can be read */
    CalendarZone named(String property, String tzid) throws RowRefused {
        CalendarZone found = zonesByTzid.get(tzid);
        if (found == null) {
            found = find(property, tzid);
            zonesByTzid.put(tzid, found);
        }
        return found;
    }

    private CalendarZone find(String property, String tzid) throws RowRefused {
        VTimeZone definition = definitions.get(tzid);
        var names = new ArrayList<>(List.of(tzid));
        if (tzid.startsWith("/")) {
            for (int slash = 0; slash >= 0; slash = tzid.indexOf('/', slash + 1)) {
                names.add(tzid.substring(slash + 1));
            }
        }
        if (definition != null) {
            names.add(CalendarFile.text(definition, "X-LIC-LOCATION"));
        }
        for (String name : names) {
            var zone = IanaZone.find(name);
            if (zone.isPresent()) {
                return CalendarZone.of(zone.get());
            }
        }
        if (definition == null) {
            throw new RowRefused(property + " names the zone '" + tzid
                    + "', which is neither in the IANA database nor described by a VTIMEZONE");
        }
        return new CalendarZone(tzid, rules(property, tzid, definition));
    }

    /** A change of the offset. RFC 5545 calls its time the onset. */
    private record Onset(ZoneOffset from, ZoneOffset to) {}

    private static ZoneRules rules(String property, String tzid, VTimeZone definition) throws RowRefused {
        try {
            TreeMap<Instant, Onset> onsets = new TreeMap<>();
            for (Observance part : definition.getObservances()) {
                onsets(part, onsets);
            }
            if (onsets.isEmpty()) {
                throw new IllegalArgumentException("it has neither STANDARD nor DAYLIGHT");
            }
            ZoneOffset base = onsets.firstEntry().getValue().from();
            ZoneOffset before = base;
            List<ZoneOffsetTransition> transitions = new ArrayList<>();
            for (var onset : onsets.entrySet()) {
                ZoneOffset after = onset.getValue().to();
                if (!after.equals(before)) {
                    var local = LocalDateTime.ofInstant(onset.getKey(), before);
                    transitions.add(ZoneOffsetTransition.of(local, before, after));
                    before = after;
                }
            }
            return ZoneRules.of(base, base, List.of(), transitions, List.of());
        } catch (IllegalArgumentException | DateTimeException | RowRefused e) {
            throw new RowRefused(property + " names the zone '" + tzid + "', whose VTIMEZONE cannot be read: "
                    + (e instanceof RowRefused refused ? refused.reason() : e.getMessage()));
        }
    }

    private static void onsets(Observance part, Map<Instant, Onset> onsets) throws RowRefused {
        ZoneOffset from = offset(CalendarFile.text(part, "TZOFFSETFROM"));
        ZoneOffset to = offset(CalendarFile.text(part, "TZOFFSETTO"));
        var zone = new CalendarZone(part.getName(), from.getRules());
        var start = CalendarTime.read("DTSTART", CalendarFile.text(part, "DTSTART"), "", floatingAsUtc());
        start = new CalendarTime("DTSTART", start.wall(), zone, false);
        onsets.put(start.approximateInstant(), new Onset(from, to));
        var rule = part.getProperty(Property.RRULE);
        if (rule.isPresent()) {
            var yearly = RecurrenceRule.read(rule.get().getValue(), start);
            if (!yearly.isYearly()) {
                throw new RowRefused("its rule is not yearly");
            }
            yearly.startsBefore(RULES_END, MAX_ONSETS)
                    .forEach(wall -> onsets.put(wall.toInstant(from), new Onset(from, to)));
        }
        for (var dates : part.getProperties(Property.RDATE)) {
            for (String date : dates.getValue().split(",")) {
                var time = CalendarTime.read("RDATE", date, "", floatingAsUtc());
                onsets.put(time.wall().toInstant(from), new Onset(from, to));
            }
        }
    }

    /** Parses an offset such as {@code -0600} or, with seconds, {@code -060030}. */
    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text);
    }
}
