package org.dutywatch.compliance.duty.imports;

import java.time.Instant;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an imported file or feed.
 *
 * @param number row number, 1 for the line below the header or for the first entry of a calendar
 * @param employeeId the employee; null if it could not be read
 * @param entry the entry; null if it could not be read
 * @param refusal why it could not be read; else null
 * @param event the calendar event that it comes from; null in a CSV file
 * @param cancelled whether the calendar cancels the entry
 */
public record RosterRow(
        int number,
        @Nullable String employeeId,
        @Nullable RosterEntry entry,
        @Nullable String refusal,
        @Nullable EventReference event,
        boolean cancelled) {

    /**
     * Identifies an event in every version of a calendar.
     *
     * @param recurrenceId the start of the occurrence according to its recurrence rule; null for the whole event
     */
    public record EventReference(String uid, @Nullable Instant recurrenceId) {}

    public static RosterRow of(int number, RosterEntry entry) {
        return new RosterRow(number, entry.employeeId(), entry, null, null, false);
    }

    public static RosterRow refused(int number, @Nullable String employeeId, String reason) {
        return new RosterRow(number, employeeId, null, reason, null, false);
    }
}
