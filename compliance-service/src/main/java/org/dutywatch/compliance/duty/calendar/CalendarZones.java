package org.dutywatch.compliance.duty.calendar;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.compliance.model.time.IanaZone;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time zones that a calendar refers to by TZID, in this order:
 *
 * <ol>
 *   <li>the IANA zone of that name, also if a program put a prefix in slashes before it
 *   <li>the calendar's VTIMEZONE of that name: by its X-LIC-LOCATION if that is an IANA name, otherwise by its rules
 *   <li>the zone that Windows or Outlook calls so ({@link WindowsZones})
 * </ol>
 *
 * <p>A time without a zone is in the zone that the calendar names in X-WR-TIMEZONE, otherwise in the one that was
 * declared for the file.
 */
final class CalendarZones {
    /** The VTIMEZONE of some calendars by TZID; of each TZID as many different ones as matter: at most two. */
    record Definitions(Map<String, List<CalendarComponent>> byTzid) {
        private static final int ENOUGH = 2;

        static Definitions of(List<CalendarComponent> calendars) {
            Map<String, List<CalendarComponent>> byTzid = new HashMap<>();
            calendars.stream()
                    .flatMap(calendar -> calendar.components("VTIMEZONE").stream())
                    .forEach(zone -> {
                        var found = byTzid.computeIfAbsent(zone.text("TZID"), tzid -> new ArrayList<>());
                        if (found.size() < ENOUGH
                                && found.stream().noneMatch(one -> one.content().equals(zone.content()))) {
                            found.add(zone);
                        }
                    });
            return new Definitions(byTzid);
        }
    }

    private final Definitions own;
    private final Definitions inFile;
    private final Map<String, CalendarZone> zonesByTzid = new HashMap<>();
    private final String ownZone;
    private final @Nullable ZoneId declared;
    private final RuleBudget budget;

    /**
     * @param calendar the calendar whose zones these are
     * @param inFile those of all calendars of the file: a zone that this one lacks may be in another
     * @param declared the zone of times without a zone, if the calendar names none; null refuses such times
     */
    CalendarZones(CalendarComponent calendar, Definitions inFile, @Nullable ZoneId declared, RuleBudget budget) {
        this.own = Definitions.of(List.of(calendar));
        this.inFile = inFile;
        this.declared = declared;
        this.budget = budget;
        this.ownZone = calendar.text("X-WR-TIMEZONE");
    }

    /** Whether a time of this property is in a zone of its own: it names one. A time in UTC does so by its Z. */
    static boolean namesZone(CalendarProperty property) {
        String tzid = property.parameter("TZID");
        return tzid != null && !tzid.isEmpty();
    }

    /**
     * The zone of local times of this property.
     *
     * @throws RowRefused if it names no zone and none is known for the calendar, or the zone is unknown
     */
    CalendarZone of(CalendarProperty property, String value) throws RowRefused {
        String tzid = property.parameter("TZID");
        return tzid == null || tzid.isEmpty() ? floating(property.name(), value) : named(property.name(), tzid);
    }

    private CalendarZone floating(String property, String value) throws RowRefused {
        if (!ownZone.isEmpty()) {
            try {
                return named("X-WR-TIMEZONE", ownZone);
            } catch (RowRefused e) {
                if (declared == null) {
                    throw e;
                }
            }
        }
        if (declared == null) {
            throw new RowRefused(property + " '" + value + "' has no zone: declare the zone of the file with"
                    + " zone=, such as zone=America/Chicago");
        }
        return CalendarZone.of(declared);
    }

    private CalendarZone named(String property, String tzid) throws RowRefused {
        CalendarZone found = zonesByTzid.get(tzid);
        if (found == null) {
            found = find(property, tzid);
            zonesByTzid.put(tzid, found);
        }
        return found;
    }

    private CalendarZone find(String property, String tzid) throws RowRefused {
        List<CalendarComponent> defined =
                own.byTzid().getOrDefault(tzid, inFile.byTzid().getOrDefault(tzid, List.of()));
        var names = new ArrayList<>(List.of(tzid));
        if (tzid.startsWith("/")) {
            for (int slash = 0; slash >= 0; slash = tzid.indexOf('/', slash + 1)) {
                names.add(tzid.substring(slash + 1));
            }
        }
        if (defined.size() == 1) {
            names.add(defined.get(0).text("X-LIC-LOCATION"));
        }
        for (String name : names) {
            var zone = IanaZone.find(name);
            if (zone.isPresent()) {
                return CalendarZone.of(zone.get());
            }
        }
        if (defined.size() > 1) {
            throw new RowRefused(property + " names the zone '" + tzid + "', which has several different VTIMEZONE");
        }
        if (defined.isEmpty()) {
            Optional<ZoneId> windows = WindowsZones.find(tzid);
            return CalendarZone.of(windows.orElseThrow(() -> new RowRefused(property + " names the zone '" + tzid
                    + "', which is neither in the IANA database nor described by a VTIMEZONE, nor a zone of Windows")));
        }
        return new CalendarZone(tzid, rules(property, tzid, defined.get(0)));
    }

    private ZoneRules rules(String property, String tzid, CalendarComponent definition) throws RowRefused {
        try {
            return ZoneDefinition.rules(definition, budget);
        } catch (RowRefused e) {
            throw new RowRefused(
                    property + " names the zone '" + tzid + "', whose VTIMEZONE cannot be read: " + e.reason());
        }
    }
}
