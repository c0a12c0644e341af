package org.dutywatch.compliance.roster.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a calendar, such as an event, as its lines say. */
record Component(String name, List<Property> properties, List<Component> components) {

    static Component named(String name) {
        return new Component(name, new ArrayList<>(), new ArrayList<>());
    }

    /**
     * One line of it.
     *
     * @param parameters by their names in capitals, without quotes
     * @param value as it is written, unfolded but escaped
     */
    record Property(String name, Map<String, String> parameters, String value) {
        @Nullable
        String parameter(String which) {
            return parameters.get(which);
        }

        /** The value as text, where a backslash escapes. */
        String text() {
            return value.replaceAll("\\\\[nN]", "\n")
                    .replaceAll("\\\\([\\\\;,])", "$1")
                    .strip();
        }
    }

    Optional<Property> property(String which) {
        return properties.stream().filter(one -> one.name().equals(which)).findFirst();
    }

    List<Property> all(String which) {
        return properties.stream().filter(one -> one.name().equals(which)).toList();
    }

    List<Component> parts(String which) {
        return components.stream().filter(one -> one.name().equals(which)).toList();
    }

    /** The text of a property; empty where it is missing. */
    String text(String which) {
        return property(which).map(Property::text).orElse("");
    }
}
