package org.dutywatch.ingest.attribution.domain;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which employee has a user name: exactly one, none, or several of them. */
public sealed interface Attribution {
    /** Exactly one employee has the name. */
    record Employee(String employeeId) implements Attribution {}

    /** No employee has the name. */
    record Unknown() implements Attribution {}

    /**
     * Several employees have the user name, so it identifies none of them.
     *
     * @param employeeIds at least two
     */
    record Ambiguous(Set<String> employeeIds) implements Attribution {}

    Attribution UNKNOWN = new Unknown();

    /** Which employee is found if a person may be recorded under this name and under another. */
    default Attribution and(Attribution other) {
        if (equals(UNKNOWN) || equals(other)) {
            return other;
        }
        return other.equals(UNKNOWN)
                ? this
                : new Ambiguous(Stream.of(this, other)
                        .flatMap(one -> one.employees().stream())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The ids of the employees who have the name. */
    default Set<String> employees() {
        if (this instanceof Employee employee) {
            return Set.of(employee.employeeId());
        }
        return this instanceof Ambiguous ambiguous ? ambiguous.employeeIds() : Set.of();
    }
}
