package org.dutywatch.compliance.supervision.domain;

import java.util.Optional;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * Somebody acts in a supervisor's place for a time.
 *
 * @param supervisorId whose place it is
 * @param actingSupervisorId who acts in it
 */
public record Acting(String supervisorId, String actingSupervisorId, Interval span) {

    /** The part of it inside the window; nothing where there is none. */
    public Optional<Acting> within(Interval window) {
        return IntervalSet.of(span).intersect(IntervalSet.of(window)).intervals().stream()
                .map(part -> new Acting(supervisorId, actingSupervisorId, part))
                .findFirst();
    }

    boolean samePlace(Acting other) {
        return supervisorId.equals(other.supervisorId);
    }

    /** For people: {@code E101 acts for E010 from 2026-11-05T12:00:00Z to 2026-11-06T00:00:00Z}. */
    String words() {
        return actingSupervisorId + " acts for " + supervisorId + " from " + span.start() + " to " + span.end();
    }
}
