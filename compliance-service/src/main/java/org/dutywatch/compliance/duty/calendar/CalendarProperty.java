package org.dutywatch.compliance.duty.calendar;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property of a calendar component, such as {@code DTSTART;TZID=America/Chicago:20261105T060000}.
 *
 * @param name the name in upper case
 * @param parameters the parameters by name in upper case, without quotes
 * @param value the value as written, without surrounding blanks
 */
record CalendarProperty(String name, Map<String, String> parameters, String value) {

    /** The value of a parameter; null if the property does not have it. */
    @Nullable
    String parameter(String parameterName) {
        return parameters.get(parameterName);
    }

    /** Whether the property has this parameter with this value, in any case. */
    boolean has(String parameterName, String parameterValue) {
        return parameterValue.equalsIgnoreCase(parameters.get(parameterName));
    }

    /** The value as text, with backslash escapes replaced. */
    String text() {
        return value.replaceAll("\\\\[nN]", "\n")
                .replaceAll("\\\\([\\\\;,])", "$1")
                .strip();
    }
}
