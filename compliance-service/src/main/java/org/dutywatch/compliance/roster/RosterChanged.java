package org.dutywatch.compliance.roster;

import java.util.List;

/**
 * The roster of people has changed; fired inside the transaction that changes it, which holds the lock of
 * {@code EvaluationDue.rosterChanges}.
 *
 * @param stretches everything that any of the entries covers, before and after
 */
public record RosterChanged(List<Window> stretches) {
    public RosterChanged {
        stretches = List.copyOf(stretches);
    }
}
