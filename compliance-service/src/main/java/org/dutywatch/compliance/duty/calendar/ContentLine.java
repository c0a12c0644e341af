package org.dutywatch.compliance.duty.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.dutywatch.eventkit.csv.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * An unfolded line of a calendar (RFC 5545, section 3.1).
 *
 * @param name the name in upper case; empty if the line does not begin with a name
 * @param property the line as a property; null if it cannot be read
 * @param damage why the line cannot be relied on; null if it can
 */
record ContentLine(
        String name,
        @Nullable CalendarProperty property,
        @Nullable String damage) {
    /** The properties that change what an import does. A line of another property may be damaged. */
    private static final Set<String> READ = Set.of(
            "UID",
            "DTSTART",
            "DTEND",
            "DTSTAMP",
            "DURATION",
            "LAST-MODIFIED",
            "SEQUENCE",
            "RECURRENCE-ID",
            "RRULE",
            "RDATE",
            "EXDATE",
            "EXRULE",
            "STATUS",
            "TRANSP",
            "CATEGORIES",
            "ATTENDEE",
            "X-EMPLOYEE-ID",
            "METHOD",
            "X-WR-TIMEZONE",
            "TZID",
            "X-LIC-LOCATION",
            "TZOFFSETFROM",
            "TZOFFSETTO");
    /** Their values contain no colon. So a colon before the last one belongs to a zone such as GMT-06:00. */
    private static final Set<String> TIMES = Set.of("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE");
    /** Parameters that are only shown to people. */
    private static final Set<String> SHOWN = Set.of("CN", "X-RESPONSE-COMMENT", "DIR", "LANGUAGE");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
    /** Instead of a name with octets that are not UTF-8. */
    private static final String DAMAGED = "?";

    private static final char NOT_DECODED = '\uFFFD';
    private static final int MAX_QUOTED_LENGTH = 60;

    static ContentLine parse(String line, int number) {
        int nameEnd = indexOfEither(line, ';', ':');
        String name = line.substring(0, nameEnd).strip().toUpperCase(Locale.ROOT);
        if (isDamagedName(name) && nameEnd < line.length()) {
            return new ContentLine(DAMAGED, null, damaged(number, "has damaged characters", line));
        }
        if (!NAME.matcher(name).matches()) {
            return new ContentLine("", null, damaged(number, "does not begin with the name of a property", line));
        }
        int colon = colon(line, TIMES.contains(name));
        Map<String, String> parameters = colon < 0 ? null : parameters(line.substring(nameEnd, colon));
        if (parameters == null) {
            return new ContentLine(name, null, damaged(number, "cannot be read", line));
        }
        var property =
                new CalendarProperty(name, parameters, line.substring(colon + 1).strip());
        return new ContentLine(
                name, property, hasBadCharacters(property) ? damaged(number, "has damaged characters", line) : null);
    }

    /**
     * Whether a control character is in the property, other than a tab or in a parameter that is only shown to people.
     * PostgreSQL stores no NUL, so nothing may be taken from such a property.
     */
    boolean hasControlCharacters() {
        return property != null && isAnyText(property, ContentLine::hasControlCharacters);
    }

    /** Whether the property can change what an import does; a name that cannot be read might. */
    boolean isRead() {
        return READ.contains(name) || name.equals(DAMAGED);
    }

    private static boolean isDamagedName(String name) {
        return name.indexOf(NOT_DECODED) >= 0 && name.indexOf(' ') < 0;
    }

    private static String damaged(int number, String reason, String line) {
        String quoted = line.length() > MAX_QUOTED_LENGTH ? line.substring(0, MAX_QUOTED_LENGTH) + "..." : line;
        String why = "line " + number + " " + reason + ": '" + quoted + "'";
        return Blanks.explained(why).replaceAll("\\p{Cntrl}", " ");
    }

    private static boolean hasBadCharacters(CalendarProperty property) {
        return isAnyText(property, text -> text.indexOf(NOT_DECODED) >= 0 || hasControlCharacters(text));
    }

    /** Whether the value or a parameter that matters is such a text. */
    private static boolean isAnyText(CalendarProperty property, Predicate<String> isSuch) {
        return isSuch.test(property.value())
                || property.parameters().entrySet().stream()
                        .anyMatch(parameter -> !SHOWN.contains(parameter.getKey())
                                && (isSuch.test(parameter.getKey()) || isSuch.test(parameter.getValue())));
    }

    private static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(one -> one != '\t' && Character.isISOControl(one));
    }

    private static int indexOfEither(String text, char one, char other) {
        int at = 0;
        while (at < text.length() && text.charAt(at) != one && text.charAt(at) != other) {
            at++;
        }
        return at;
    }

    /** The colon before the value: the first one outside quotes, or the last one; -1 if there is none. */
    private static int colon(String line, boolean last) {
        int colon = -1;
        boolean quoted = false;
        for (int i = 0; i < line.length() && (colon < 0 || last); i++) {
            quoted ^= line.charAt(i) == '"';
            if (!quoted && line.charAt(i) == ':') {
                colon = i;
            }
        }
        return colon;
    }

    /** The parameters in a text such as {@code ;TZID="a";X=b}; null if one is given twice with different values. */
    private static @Nullable Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : splitOutsideQuotes(text)) {
            String[] pair = part.split("=", 2);
            String value = pair.length < 2 ? "" : unquoted(pair[1].strip());
            String other = parameters.put(pair[0].strip().toUpperCase(Locale.ROOT), value);
            if (other != null && !other.equals(value)) {
                return null;
            }
        }
        return parameters;
    }

    private static List<String> splitOutsideQuotes(String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 1;
        for (int i = 1; i <= text.length(); i++) {
            quoted ^= i < text.length() && text.charAt(i) == '"';
            if (i == text.length() || !quoted && text.charAt(i) == ';') {
                parts.add(text.substring(Math.min(start, i), i));
                start = i + 1;
            }
        }
        parts.removeIf(String::isBlank);
        return parts;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
