package org.dutywatch.compliance.roster;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * A change of the roster that waits or waited for the decision of a second person, because an alert was raised about a
 * shift that it affects.
 *
 * @param employeeIds the employees whose entries or clock times it changes
 * @param superseded the entries that it ends
 * @param added the entries that it makes current
 * @param clocked the clock times that it changes
 * @param from where the added entries come from
 * @param author the user or the feed that asked for it
 * @param expiresAt from this time on nobody can approve it
 * @param decidedBy null until somebody decides; the same holds for {@code decidedAt}
 * @param decisionReason null until somebody decides, and for an approval
 */
record Correction(
        UUID correctionId,
        Set<String> employeeIds,
        List<RosterEntry> superseded,
        List<RosterEntry> added,
        List<ClockChange> clocked,
        Provenance from,
        String author,
        String reason,
        Instant askedAt,
        Instant expiresAt,
        CorrectionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    Change change() {
        return new Change(superseded, added, clocked);
    }
}
