package org.dutywatch.compliance.duty.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.duty.roster.RosterEntryView;
import org.dutywatch.compliance.imports.RowCounts;
import org.jspecify.annotations.Nullable;

/**
 * The response to a roster import.
 *
 * @param removed the entries removed because they are missing from the import or cancelled by it
 * @param kept the entries that would be removed, but an alert was raised about an affected shift of the employee: their
 *     removal waits for a second person, or is refused if no reason was given
 * @param outside the number of calendar occurrences that start outside the window and were left out; absent for other
 *     files
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterImportResponse(
        boolean dryRun,
        ImportMode mode,
        List<RosterRowResponse> rows,
        List<RosterEntryView> removed,
        List<KeptEntry> kept,
        RowCounts counts,
        @Nullable Integer outside) {

    /** A copy for a calendar of which this many occurrences were left out. */
    public RosterImportResponse withOutside(int occurrences) {
        return new RosterImportResponse(dryRun, mode, rows, removed, kept, counts, occurrences);
    }

    /**
     * An entry that stays for now.
     *
     * @param correctionId the correction that would remove it; null if no reason was given, and in a dry run
     */
    public record KeptEntry(RosterEntryView entry, @Nullable UUID correctionId) {}
}
