package org.dutywatch.compliance.roster;

import java.time.Instant;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * One entry as a file or a feed gives it.
 *
 * @param number counts from 1: the line below the header, or the event of the calendar
 * @param employeeId whom it names, as far as that could be read
 * @param entry the entry; null where it could not be read
 * @param refusal why it could not be read; null where it could
 * @param event the event of a calendar that it stands for; null in a file of rows
 * @param cancelled the entry is no more
 */
public record RosterRow(
        int number,
        @Nullable String employeeId,
        @Nullable RosterEntry entry,
        @Nullable String refusal,
        @Nullable Event event,
        boolean cancelled) {

    /**
     * What identifies an event in every version of a calendar.
     *
     * @param recurrenceId the start that the occurrence had by its rule; null for the whole event
     */
    public record Event(String uid, @Nullable Instant recurrenceId) {}

    public static RosterRow of(int number, RosterEntry entry) {
        return new RosterRow(number, entry.employeeId(), entry, null, null, false);
    }

    public static RosterRow refused(int number, @Nullable String employeeId, String reason) {
        return new RosterRow(number, employeeId, null, reason, null, false);
    }
}
