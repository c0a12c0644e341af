package org.dutywatch.compliance.duty.calendar;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One VEVENT of a file, which is a version of an event, or of one occurrence of it.
 *
 * @param component the properties of the VEVENT
 * @param zones the time zones of its calendar
 * @param method METHOD of its calendar (RFC 5546) in upper case; empty if it has none
 * @param sequence SEQUENCE; 0 if it is missing or no number
 * @param lastModified LAST-MODIFIED, or DTSTAMP if that is missing; in UTC, so that the texts can be compared
 * @param position the position of the VEVENT in the file, from 1
 */
record EventVersion(
        CalendarComponent component,
        CalendarZones zones,
        String method,
        int sequence,
        String lastModified,
        int position) {
    /** By SEQUENCE, then by the time of the last change. Versions that are equal in both are equally new. */
    static final Comparator<EventVersion> OLDEST_FIRST =
            Comparator.comparingInt(EventVersion::sequence).thenComparing(EventVersion::lastModified);

    private static final String CANCEL = "CANCEL";
    private static final Set<String> ROSTER_METHODS = Set.of("", "PUBLISH", "REQUEST", CANCEL);

    static EventVersion of(CalendarComponent component, CalendarZones zones, String method, int position) {
        String modified = component.text("LAST-MODIFIED");
        return new EventVersion(
                component,
                zones,
                method.toUpperCase(Locale.ROOT),
                number(component.text("SEQUENCE")),
                modified.isEmpty() ? component.text("DTSTAMP") : modified,
                position);
    }

    String uid() {
        return component.text("UID");
    }

    /** Why the METHOD of its calendar gives no roster, such as the answer of an attendee; empty if it does. */
    Optional<String> refusalOfMethod() {
        return ROSTER_METHODS.contains(method)
                ? Optional.empty()
                : Optional.of("METHOD:" + method + " gives no roster: send PUBLISH, REQUEST or CANCEL");
    }

    boolean replacesOccurrence() {
        return component.property("RECURRENCE-ID").isPresent();
    }

    /**
     * Whether it cancels the event, or the occurrence, for everybody. METHOD:CANCEL without STATUS:CANCELLED only takes
     * out the attendees that it names (RFC 5546, section 3.2.5).
     */
    boolean cancelsForAll() {
        return hasStatusCancelled() || method.equals(CANCEL) && !namesEmployees();
    }

    /** Whether it takes the employees that it names out of the event, or of the occurrence. */
    boolean withdraws() {
        return method.equals(CANCEL) && !cancelsForAll();
    }

    private boolean hasStatusCancelled() {
        return component.text("STATUS").toUpperCase(Locale.ROOT).matches("CANCELL?ED");
    }

    private boolean namesEmployees() {
        return component.property("ATTENDEE").isPresent()
                || component.property("X-EMPLOYEE-ID").isPresent();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
