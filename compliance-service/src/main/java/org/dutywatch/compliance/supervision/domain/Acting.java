package org.dutywatch.compliance.supervision.domain;

import java.util.Optional;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * An employee acts as supervisor in the place of another for a time.
 *
 * @param supervisorId the supervisor who is replaced
 * @param actingSupervisorId the employee who acts as supervisor
 */
public record Acting(String supervisorId, String actingSupervisorId, Interval span) {

    /** The part inside the window; empty if there is none. */
    public Optional<Acting> within(Interval window) {
        return IntervalSet.of(span).intersect(IntervalSet.of(window)).intervals().stream()
                .map(part -> new Acting(supervisorId, actingSupervisorId, part))
                .findFirst();
    }

    boolean samePlace(Acting other) {
        return supervisorId.equals(other.supervisorId);
    }

    /** For display: {@code E101 acts for E010 from 2026-11-05T12:00:00Z to 2026-11-06T00:00:00Z}. */
    String words() {
        return actingSupervisorId + " acts for " + supervisorId + " from " + span.start() + " to " + span.end();
    }
}
