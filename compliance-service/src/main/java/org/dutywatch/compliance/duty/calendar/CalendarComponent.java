package org.dutywatch.compliance.duty.calendar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/** A component of a calendar, such as a VEVENT: its properties as written, and the components in it. */
final class CalendarComponent {
    private static final Set<String> SINGLE = Set.of(
            "UID",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RECURRENCE-ID",
            "STATUS",
            "TRANSP",
            "SEQUENCE",
            "METHOD",
            "X-WR-TIMEZONE",
            "X-LIC-LOCATION",
            "TZID",
            "TZOFFSETFROM",
            "TZOFFSETTO");

    private static final Set<String> DEFINING = Set.of("STANDARD", "DAYLIGHT");

    private final String name;
    private final List<CalendarProperty> properties = new ArrayList<>();
    private final List<CalendarComponent> components = new ArrayList<>();
    private final Map<String, List<CalendarProperty>> propertiesByName = new HashMap<>();
    private @Nullable String damage;

    CalendarComponent(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(CalendarProperty property) {
        properties.add(property);
        var same = propertiesByName.computeIfAbsent(property.name(), any -> new ArrayList<>());
        same.add(property);
        if (SINGLE.contains(property.name()) && !same.get(0).equals(property)) {
            addDamage(property.name() + " is given twice");
        }
    }

    void add(CalendarComponent component) {
        components.add(component);
    }

    /** Records that a line of this component cannot be read which may change its meaning; the first reason is kept. */
    void addDamage(String reason) {
        damage = damage == null ? reason : damage;
    }

    /** Why the meaning of this component itself is not certain; see {@link #damage}. */
    Optional<String> ownDamage() {
        return Optional.ofNullable(damage);
    }

    /**
     * Why the meaning of this component, or of a part that defines it, is not certain: a line cannot be read. An alarm
     * defines nothing of its event.
     */
    Optional<String> damage() {
        return Stream.concat(
                        ownDamage().stream(),
                        components.stream()
                                .filter(component -> DEFINING.contains(component.name))
                                .flatMap(component -> component.damage().stream()))
                .findFirst();
    }

    /** @throws RowRefused if a line that may change the meaning of this component, or of one in it, cannot be read */
    void requireUndamaged() throws RowRefused {
        var reason = damage();
        if (reason.isPresent()) {
            throw new RowRefused(reason.get());
        }
    }

    /** The first property with this name. */
    Optional<CalendarProperty> property(String propertyName) {
        return properties(propertyName).stream().findFirst();
    }

    List<CalendarProperty> properties(String propertyName) {
        return Collections.unmodifiableList(propertiesByName.getOrDefault(propertyName, List.of()));
    }

    /** The text of the first property with this name, with backslash escapes replaced; empty if there is none. */
    String text(String propertyName) {
        return property(propertyName).map(CalendarProperty::text).orElse("");
    }

    List<CalendarComponent> components() {
        return List.copyOf(components);
    }

    List<CalendarComponent> components(String componentName) {
        return components.stream()
                .filter(component -> component.name.equals(componentName))
                .toList();
    }

    /** The name, the properties and the components in it; equal to that of a component that is written the same. */
    List<Object> content() {
        return List.of(
                name,
                List.copyOf(properties),
                components.stream().map(CalendarComponent::content).toList());
    }
}
