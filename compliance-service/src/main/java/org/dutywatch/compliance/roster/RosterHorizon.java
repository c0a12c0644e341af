package org.dutywatch.compliance.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * The time until which the roster of an employee is known. A roster from a feed is known until its last successful
 * fetch plus the age that the department allows. After that, duty is unknown, and unknown duty accuses nobody.
 */
public interface RosterHorizon {

    /**
     * Depends only on recorded fetches, never on the clock. Whoever records a later fetch enqueues the shifts that
     * become known for evaluation.
     *
     * @return the time by employee id; for an absent employee the roster is known without limit
     */
    Map<String, Instant> knownUntil(Collection<String> employeeIds);
}
