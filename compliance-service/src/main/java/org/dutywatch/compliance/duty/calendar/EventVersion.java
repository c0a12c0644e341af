package org.dutywatch.compliance.duty.calendar;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One VEVENT of a file, which is a version of an event, or of one occurrence of it.
 *
 * @param component the properties of the VEVENT
 * @param zones the time zones of its calendar
 * @param method METHOD of its calendar (RFC 5546) in upper case; empty if it has none
 * @param sequence SEQUENCE; 0 if it is missing or no number
 * @param lastModified the digits of LAST-MODIFIED, or of DTSTAMP if that is missing; in UTC, so that they can be
 *     compared
 * @param position the position of the VEVENT in the file, from 1
 */
record EventVersion(
        CalendarComponent component,
        CalendarZones zones,
        String method,
        long sequence,
        String lastModified,
        int position) {
    /** By SEQUENCE, then by the time of the last change. Versions that are equal in both are equally new. */
    static final Comparator<EventVersion> OLDEST_FIRST =
            Comparator.comparingLong(EventVersion::sequence).thenComparing(EventVersion::lastModified);

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");

    /** Of a date and a time, such as {@code 20261105T180000Z}. */
    private static final int STAMP_DIGITS = 14;

    private static final int MAX_QUOTED_LENGTH = 40;
    private static final String CANCEL = "CANCEL";
    private static final Set<String> ROSTER_METHODS = Set.of("", "PUBLISH", "REQUEST", CANCEL);

    static EventVersion of(CalendarComponent component, CalendarZones zones, String method, int position) {
        String modified = component.text("LAST-MODIFIED");
        return new EventVersion(
                component,
                zones,
                method.toUpperCase(Locale.ROOT),
                number(component.text("SEQUENCE")),
                (modified.isEmpty() ? component.text("DTSTAMP") : modified).replaceAll("[^0-9]", ""),
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

    /**
     * Why it is not known whether this version is newer than another one: SEQUENCE is no number, or the time of the
     * last change cannot be read. Empty if it is known. A version without such a property is older than one with it.
     */
    Optional<String> unknownOrder() {
        String given = component.text("SEQUENCE");
        if (!given.isEmpty() && !NUMBER.matcher(given).matches()) {
            return Optional.of("SEQUENCE '" + given.substring(0, Math.min(MAX_QUOTED_LENGTH, given.length()))
                    + "' is no number: it is not known which version of the event is the newest");
        }
        return lastModified.isEmpty() && component.text("LAST-MODIFIED").isEmpty()
                        || lastModified.length() == STAMP_DIGITS
                ? Optional.empty()
                : Optional.of("LAST-MODIFIED or DTSTAMP is no time in UTC:"
                        + " it is not known which version of the event is the newest");
    }

    private static long number(String text) {
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    }
}
