package org.dutywatch.compliance.duty.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component of a calendar, such as VEVENT, as written in the file.
 *
 * @param name in upper case
 * @param components the components inside this one
 */
record CalendarComponent(String name, List<CalendarProperty> properties, List<CalendarComponent> components) {

    static CalendarComponent named(String name) {
        return new CalendarComponent(name, new ArrayList<>(), new ArrayList<>());
    }

    /**
     * One property of a component.
     *
     * @param name in upper case
     * @param parameters by name in upper case; the values without quotes
     * @param value as written in the file: lines unfolded, escapes kept
     */
    record CalendarProperty(String name, Map<String, String> parameters, String value) {
        @Nullable
        String parameter(String wantedName) {
            return parameters.get(wantedName);
        }

        /** The value as text, with backslash escapes replaced. */
        String text() {
            return value.replaceAll("\\\\[nN]", "\n")
                    .replaceAll("\\\\([\\\\;,])", "$1")
                    .strip();
        }
    }

    /** The first property with this name. */
    Optional<CalendarProperty> property(String wantedName) {
        return properties.stream()
                .filter(candidate -> candidate.name().equals(wantedName))
                .findFirst();
    }

    List<CalendarProperty> propertiesNamed(String wantedName) {
        return properties.stream()
                .filter(candidate -> candidate.name().equals(wantedName))
                .toList();
    }

    List<CalendarComponent> componentsNamed(String wantedName) {
        return components.stream()
                .filter(candidate -> candidate.name().equals(wantedName))
                .toList();
    }

    /** The text of the first property with this name; empty if there is none. */
    String text(String wantedName) {
        return property(wantedName).map(CalendarProperty::text).orElse("");
    }
}
