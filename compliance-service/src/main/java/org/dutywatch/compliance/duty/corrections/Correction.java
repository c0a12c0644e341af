package org.dutywatch.compliance.duty.corrections;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.duty.roster.ClockChange;
import org.dutywatch.compliance.duty.roster.Provenance;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.eventkit.decisions.Decision;

/**
 * A change of the roster that waits or waited for the decision of a second person, because an alert was raised about a
 * shift that it affects.
 *
 * @param employeeIds the employees whose entries or clock times it changes
 * @param superseded the entries that it ends
 * @param added the entries that it makes current
 * @param clockChanges the clock times that it changes
 * @param provenance where the added entries come from
 * @param decision who asked, and who decided; its id is that of the correction
 */
public record Correction(
        UUID correctionId,
        Set<String> employeeIds,
        List<RosterEntry> superseded,
        List<RosterEntry> added,
        List<ClockChange> clockChanges,
        Provenance provenance,
        String reason,
        Decision decision) {
    /** The user or the feed that asked for it. */
    public String author() {
        return decision.author().user();
    }

    public RosterChangeSet change() {
        return new RosterChangeSet(superseded, added, clockChanges);
    }
}
