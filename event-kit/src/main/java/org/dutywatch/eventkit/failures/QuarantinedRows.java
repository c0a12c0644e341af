package org.dutywatch.eventkit.failures;

/**
 * Rows of a table of this service that failed too often and are not tried again by themselves. {@link FailuresResource}
 * lists and replays those of every bean of this type.
 */
public interface QuarantinedRows {
    /** Selects these rows in a replay; unlike any topic of the service. */
    String name();

    /** Returns how many rows a replay would try again. */
    long count();

    /** Lets the service try the rows again, with all attempts; returns how many. */
    int replay();
}
