package org.dutywatch.compliance.roster.calendar;

import java.util.Comparator;

/**
 * One version of an event. A file may contain several versions of the same event: the one with the highest SEQUENCE
 * counts, then the one that was modified last, then the last in the file.
 *
 * @param lines the properties of the VEVENT
 * @param sequence SEQUENCE; 0 if it is missing or no number
 * @param changed LAST-MODIFIED, or DTSTAMP if that is missing; in UTC, so that the texts can be compared
 * @param position the position of the VEVENT in the file, from 1
 */
record EventVersion(Component lines, int sequence, String changed, int position) {
    static final Comparator<EventVersion> OLDEST_FIRST = Comparator.comparingInt(EventVersion::sequence)
            .thenComparing(EventVersion::changed)
            .thenComparingInt(EventVersion::position);

    static EventVersion of(Component lines, int position) {
        String modified = lines.text("LAST-MODIFIED");
        return new EventVersion(
                lines, number(lines.text("SEQUENCE")), modified.isEmpty() ? lines.text("DTSTAMP") : modified, position);
    }

    String uid() {
        return lines.text("UID");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
