package org.dutywatch.compliance.duty.corrections;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.duty.roster.ClockChange;
import org.dutywatch.compliance.duty.roster.Provenance;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * A change of the roster that waits or waited for the decision of a second person, because an alert was raised about a
 * shift that it affects.
 *
 * @param employeeIds the employees whose entries or clock times it changes
 * @param superseded the entries that it ends
 * @param added the entries that it makes current
 * @param clockChanges the clock times that it changes
 * @param provenance where the added entries come from
 * @param author the user or the feed that asked for it
 * @param expiresAt from this time on nobody can approve it
 * @param decidedBy null until somebody decides; the same holds for {@code decidedAt}
 * @param decisionReason null until somebody decides, and for an approval
 */
public record Correction(
        UUID correctionId,
        Set<String> employeeIds,
        List<RosterEntry> superseded,
        List<RosterEntry> added,
        List<ClockChange> clockChanges,
        Provenance provenance,
        String author,
        String reason,
        Instant requestedAt,
        Instant expiresAt,
        CorrectionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    public RosterChangeSet change() {
        return new RosterChangeSet(superseded, added, clockChanges);
    }
}
