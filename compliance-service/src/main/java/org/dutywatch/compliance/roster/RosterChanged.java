package org.dutywatch.compliance.roster;

import java.util.List;

/**
 * The roster of some employees has changed. The event is fired inside the transaction that changes it, which holds the
 * lock of {@code EvaluationDue.rosterChanges}.
 *
 * @param stretches the times that the changed entries cover or covered, before and after the change, planned and
 *     clocked
 */
public record RosterChanged(List<Window> stretches) {
    public RosterChanged {
        stretches = List.copyOf(stretches);
    }
}
