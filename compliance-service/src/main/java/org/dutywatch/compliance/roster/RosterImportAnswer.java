package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param outside how many occurrences of a calendar start outside the window and were left out; absent for other files
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterImportAnswer(
        boolean dryRun,
        ImportMode mode,
        List<RosterRowAnswer> rows,
        List<EntryView> removed,
        List<Kept> kept,
        Counts counts,
        @Nullable Integer outside) {

    /** The same, of a calendar of which this many occurrences were left out. */
    public RosterImportAnswer leavingOut(int occurrences) {
        return new RosterImportAnswer(dryRun, mode, rows, removed, kept, counts, occurrences);
    }

    /** @param correctionId null where nobody said why, and in a dry run */
    public record Kept(EntryView entry, @Nullable UUID correctionId) {}
}
