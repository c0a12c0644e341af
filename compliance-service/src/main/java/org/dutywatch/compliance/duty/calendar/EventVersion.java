package org.dutywatch.compliance.duty.calendar;

import java.util.Comparator;
import net.fortuna.ical4j.model.component.VEvent;

/**
 * One version of an event. A file may contain several versions of the same event: the one with the highest SEQUENCE
 * counts, then the one that was modified last, then the last in the file.
 *
 * @param component the properties of the VEVENT
 * @param sequence SEQUENCE; 0 if it is missing or no number
 * @param lastModified LAST-MODIFIED, or DTSTAMP if that is missing; in UTC, so that the texts can be compared
 * @param position the position of the VEVENT in the file, from 1
 */
record EventVersion(VEvent component, int sequence, String lastModified, int position) {
    static final Comparator<EventVersion> OLDEST_FIRST = Comparator.comparingInt(EventVersion::sequence)
            .thenComparing(EventVersion::lastModified)
            .thenComparingInt(EventVersion::position);

    static EventVersion of(VEvent component, int position) {
        String modified = CalendarFile.text(component, "LAST-MODIFIED");
        return new EventVersion(
                component,
                number(CalendarFile.text(component, "SEQUENCE")),
                modified.isEmpty() ? CalendarFile.text(component, "DTSTAMP") : modified,
                position);
    }

    String uid() {
        return CalendarFile.text(component, "UID");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
