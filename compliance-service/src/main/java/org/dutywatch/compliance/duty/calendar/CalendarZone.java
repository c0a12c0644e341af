package org.dutywatch.compliance.duty.calendar;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * The rules of a time zone.
 *
 * @param name the IANA id, or the TZID of the calendar; refusals show it
 */
record CalendarZone(String name, ZoneRules rules) {
    static final CalendarZone UTC = new CalendarZone("UTC", ZoneOffset.UTC.getRules());

    static CalendarZone of(ZoneId zone) {
        return new CalendarZone(zone.getId(), zone.getRules());
    }
}
