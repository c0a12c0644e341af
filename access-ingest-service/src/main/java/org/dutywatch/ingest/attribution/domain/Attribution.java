package org.dutywatch.ingest.attribution.domain;

/** Which employee has a user name: exactly one, none, or several of them. */
public sealed interface Attribution {
    /** Exactly one employee has the name. */
    record Employee(String employeeId) implements Attribution {}

    /** No employee has the name. */
    record Unknown() implements Attribution {}

    /** Several employees have the user name, so it identifies none of them. */
    record Ambiguous() implements Attribution {}

    Attribution UNKNOWN = new Unknown();
    Attribution AMBIGUOUS = new Ambiguous();

    /** Which employee is found if a person may be recorded under this name and under another. */
    default Attribution and(Attribution other) {
        if (equals(UNKNOWN) || equals(other)) {
            return other;
        }
        return other.equals(UNKNOWN) ? this : AMBIGUOUS;
    }
}
