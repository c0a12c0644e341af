package org.dutywatch.ingest.attribution.domain;

/** Whose a user name is. */
public sealed interface Attribution {
    /** Exactly one employee bears the name. */
    record Employee(String employeeId) implements Attribution {}

    /** No employee bears the name. */
    record Unknown() implements Attribution {}

    /** Several employees claim the name, so it says of none of them that it was he. */
    record Ambiguous() implements Attribution {}

    Attribution UNKNOWN = new Unknown();
    Attribution AMBIGUOUS = new Ambiguous();
}
