package org.dutywatch.compliance.duty.changes;

import java.util.List;
import org.dutywatch.compliance.model.duty.AffectedInterval;

/**
 * CDI event: the roster of some employees has changed. It is fired inside the transaction that changes the roster and
 * holds the lock of {@code EvaluationQueue.lockRosterForChange}.
 *
 * @param affectedIntervals the times that the changed entries cover or covered, planned and clocked, before and after the
 *     change; never empty
 */
public record RosterChanged(List<AffectedInterval> affectedIntervals) {
    public RosterChanged {
        affectedIntervals = List.copyOf(affectedIntervals);
    }
}
