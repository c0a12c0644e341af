package org.dutywatch.compliance.roster;

import java.util.List;
import org.dutywatch.compliance.imports.Counts;

/**
 * What a roster import answers.
 *
 * @param removed the entries that a snapshot takes away because the file lacks them
 */
public record RosterImportAnswer(
        boolean dryRun, ImportMode mode, List<RosterRowAnswer> rows, List<EntryView> removed, Counts counts) {}
