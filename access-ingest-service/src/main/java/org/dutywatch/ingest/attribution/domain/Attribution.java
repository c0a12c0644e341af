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
}
