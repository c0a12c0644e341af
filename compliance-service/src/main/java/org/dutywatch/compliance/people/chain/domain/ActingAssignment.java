package org.dutywatch.compliance.people.chain.domain;

import java.util.Optional;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * An employee acts for a supervisor in a time.
 *
 * @param supervisorId the supervisor who is replaced
 * @param actingSupervisorId the employee who acts as supervisor
 */
public record ActingAssignment(String supervisorId, String actingSupervisorId, Interval span) {

    /** The part inside the window; empty if there is none. */
    public Optional<ActingAssignment> within(Interval window) {
        return IntervalSet.of(span).intersect(IntervalSet.of(window)).intervals().stream()
                .map(part -> new ActingAssignment(supervisorId, actingSupervisorId, part))
                .findFirst();
    }

    boolean isForSameSupervisor(ActingAssignment other) {
        return supervisorId.equals(other.supervisorId);
    }

    /** For display: {@code E101 acts for E010 from 2026-11-05T12:00:00Z to 2026-11-06T00:00:00Z}. */
    String description() {
        return actingSupervisorId + " acts for " + supervisorId + " from " + span.start() + " to " + span.end();
    }
}
