package org.dutywatch.compliance.duty.imports;

import java.time.Instant;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an imported file or feed.
 *
 * @param number row number, 1 for the line below the header or for the first entry of a calendar
 * @param employeeId the employee; null if it could not be read
 * @param entry the entry; null if it could not be read. If it is refused all the same, because the employee declined it,
 *     no entry of his at this time or from this event is removed
 * @param refusal why it is refused; else null
 * @param event the calendar event that it comes from; null in a CSV file
 * @param cancelled whether the calendar cancels the entry
 * @param note why the row plans nothing, although nothing is wrong with it; else null
 * @param damagedEvent whether the calendar event is damaged, so that it may name more employees than could be read: no
 *     entry of any employee from this event is removed because it is missing
 */
public record RosterRow(
        int number,
        @Nullable String employeeId,
        @Nullable RosterEntry entry,
        @Nullable String refusal,
        @Nullable EventReference event,
        boolean cancelled,
        @Nullable String note,
        boolean damagedEvent) {

    /**
     * Identifies an event in every version of a calendar.
     *
     * @param recurrenceId the start of the occurrence according to its recurrence rule; null for the whole event
     * @param onlyEmployeeId limits it to the entries of this employee; null for all
     */
    public record EventReference(
            String uid,
            @Nullable Instant recurrenceId,
            @Nullable String onlyEmployeeId) {
        public EventReference(String uid, @Nullable Instant recurrenceId) {
            this(uid, recurrenceId, null);
        }

        /** The same event, limited to the entries of this employee. */
        public EventReference withdrawnFrom(String employeeId) {
            return new EventReference(uid, recurrenceId, employeeId);
        }

        boolean includes(RosterEntry entry) {
            return (recurrenceId == null || recurrenceId.equals(entry.span().start()))
                    && (onlyEmployeeId == null || onlyEmployeeId.equals(entry.employeeId()));
        }
    }

    public static RosterRow of(int number, RosterEntry entry) {
        return new RosterRow(number, entry.employeeId(), entry, null, null, false, null, false);
    }

    public static RosterRow refused(int number, @Nullable String employeeId, String reason) {
        return new RosterRow(number, employeeId, null, reason, null, false, null, false);
    }
}
