package org.dutywatch.compliance.duty.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
            "TZID",
            "TZOFFSETFROM",
            "TZOFFSETTO");

    private final String name;
    private final List<CalendarProperty> properties = new ArrayList<>();
    private final List<CalendarComponent> components = new ArrayList<>();
    private final Map<String, CalendarProperty> singles = new HashMap<>();
    private @Nullable String damage;

    CalendarComponent(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(CalendarProperty property) {
        properties.add(property);
        var other = SINGLE.contains(property.name()) ? singles.putIfAbsent(property.name(), property) : null;
        if (other != null && !other.equals(property)) {
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

    /** Why the meaning of this component, or of one in it, is not certain: a line cannot be read. */
    Optional<String> damage() {
        return Stream.concat(
                        Optional.ofNullable(damage).stream(),
                        components.stream().flatMap(component -> component.damage().stream()))
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
        return properties.stream()
                .filter(property -> property.name().equals(propertyName))
                .findFirst();
    }

    List<CalendarProperty> properties(String propertyName) {
        return properties.stream()
                .filter(property -> property.name().equals(propertyName))
                .toList();
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

    /** Whether both have the same properties and components. */
    boolean isSame(CalendarComponent other) {
        return name.equals(other.name)
                && properties.equals(other.properties)
                && components.size() == other.components.size()
                && IntStream.range(0, components.size())
                        .allMatch(i -> components.get(i).isSame(other.components.get(i)));
    }
}
