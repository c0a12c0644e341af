package org.dutywatch.compliance.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Until when the roster of people is known. A roster that is fetched from elsewhere says nothing about the time after
 * its last fetch and the age that a department allows it: duty there is unknown, and what is unknown never accuses.
 */
public interface RosterHorizon {

    /**
     * Depends on what was fetched alone, never on the clock: a later fetch moves it on, and whoever records one marks
     * the shifts that become known.
     *
     * @return the moment up to which the roster of each of them is known; who is absent is known without limit
     */
    Map<String, Instant> knownUntil(Collection<String> employeeIds);
}
