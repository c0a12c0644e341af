package org.dutywatch.compliance.roster.calendar;

import java.util.Comparator;

/**
 * Which version of an event a VEVENT is. Of several the one with the highest SEQUENCE holds, then the one changed last,
 * then the last in the file.
 *
 * @param changed LAST-MODIFIED, else DTSTAMP: times in UTC, which compare as text
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
