package org.dutywatch.ingest.attribution.domain;

import java.time.Instant;

/** Finds the employee of a user name. Implementations are thread-safe: names change while many threads read. */
public interface Directory {
    /** Who had the name at this time. */
    Attribution attribute(UserName name, Instant at);

    /** Whether any employee may have the name at any time. */
    default boolean mayKnow(UserName name) {
        return true;
    }
}
