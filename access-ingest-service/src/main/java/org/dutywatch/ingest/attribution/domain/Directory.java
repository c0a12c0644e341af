package org.dutywatch.ingest.attribution.domain;

/** Finds the employee of a user name. Implementations are thread-safe: names change while many threads read. */
public interface Directory {
    Attribution attribute(UserName name);

    /** Whether any employee may have the name. */
    default boolean mayKnow(UserName name) {
        return true;
    }
}
