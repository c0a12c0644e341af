package org.dutywatch.compliance.roster;

import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.imports.Counts;
import org.jspecify.annotations.Nullable;

/**
 * What a roster import answers.
 *
 * @param removed the entries that a snapshot takes away because the file lacks them
 * @param kept those that it would take away, but an alert was raised about a shift of the employee: they wait for a second
 *     person under the correction, or for a reason where there is none
 */
public record RosterImportAnswer(
        boolean dryRun, ImportMode mode, List<RosterRowAnswer> rows, List<EntryView> removed, List<Kept> kept, Counts counts) {

    /** @param correctionId null where nobody said why, and in a dry run */
    public record Kept(EntryView entry, @Nullable UUID correctionId) {}
}
