package org.dutywatch.ingest.leaseformats.domain;

/** What became of a line. */
public sealed interface ReadLine {
    /** The number of the line in the body, from 1; of a record of several lines, the first. */
    int line();

    /** It says who or what held an address. */
    record Claimed(int line, LeaseClaim claim) implements ReadLine {}

    /**
     * It is about something else.
     *
     * @param reason a code in lower case with underscores
     */
    record Ignored(int line, String reason) implements ReadLine {}

    /**
     * It should say who or what held an address, and cannot be used.
     *
     * @param reason a sentence without a name of a person
     */
    record Refused(int line, String reason) implements ReadLine {}

    /** The reason of a line that is about something else than who held an address. */
    String NO_LEASE = "no_lease";
}
