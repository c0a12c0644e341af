package org.dutywatch.compliance.roster.calendar;

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
record Component(String name, List<Property> properties, List<Component> components) {

    static Component named(String name) {
        return new Component(name, new ArrayList<>(), new ArrayList<>());
    }

    /**
     * One property of a component.
     *
     * @param name in upper case
     * @param parameters by name in upper case; the values without quotes
     * @param value as written in the file: lines unfolded, escapes kept
     */
    record Property(String name, Map<String, String> parameters, String value) {
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
    Optional<Property> property(String wantedName) {
        return properties.stream()
                .filter(candidate -> candidate.name().equals(wantedName))
                .findFirst();
    }

    List<Property> all(String wantedName) {
        return properties.stream()
                .filter(candidate -> candidate.name().equals(wantedName))
                .toList();
    }

    List<Component> parts(String wantedName) {
        return components.stream()
                .filter(candidate -> candidate.name().equals(wantedName))
                .toList();
    }

    /** The text of the first property with this name; empty if there is none. */
    String text(String wantedName) {
        return property(wantedName).map(Property::text).orElse("");
    }
}
