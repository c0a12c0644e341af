package org.dutywatch.ingest.attribution.domain;

/** The answer to the question which employee has a user name. */
public sealed interface Attribution {
    /** Exactly one employee has the name. */
    record Employee(String employeeId) implements Attribution {}

    /** No employee has the name. */
    record Unknown() implements Attribution {}

    /** Several employees have the name, so it identifies none of them. */
    record Ambiguous() implements Attribution {}

    Attribution UNKNOWN = new Unknown();
    Attribution AMBIGUOUS = new Ambiguous();
}
