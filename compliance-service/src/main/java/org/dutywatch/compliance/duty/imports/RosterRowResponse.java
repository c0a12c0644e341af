package org.dutywatch.compliance.duty.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.duty.changes.ChangeResult;
import org.dutywatch.compliance.duty.roster.RosterEntryView;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowResponse;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.RosterPlan;
import org.dutywatch.eventkit.csv.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * The result of importing one roster row.
 *
 * @param row row number, 1 for the line below the header line or for the first entry of a calendar
 * @param uid the UID of the calendar event that it comes from; absent for other files
 * @param recurrenceId the start of the occurrence according to its recurrence rule; absent for other files and whole
 *     events
 * @param reason why it was refused, or why nothing changed
 * @param entry the entry after the import; absent if the row is refused, cancelled, or waits
 * @param replaced the entries that it replaces or removes
 * @param correctionId the correction under which it waits for a second person; absent if it does not wait, and in a dry
 *     run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterRowResponse(
        int row,
        @Nullable String uid,
        @Nullable Instant recurrenceId,
        @Nullable String employeeId,
        @Nullable Instant start,
        RowOutcome outcome,
        @Nullable String reason,
        @Nullable RosterEntryView entry,
        List<RosterEntryView> replaced,
        @Nullable UUID correctionId)
        implements RowResponse {

    static RosterRowResponse refused(RosterRow row, String reason) {
        return of(row, RowOutcome.REFUSED, reason, null, List.of(), null);
    }

    /** @param note why the row changes nothing */
    static RosterRowResponse unchanged(RosterRow row, String note) {
        return of(row, RowOutcome.UNCHANGED, note, null, List.of(), null);
    }

    /** @param removed the entries that the cancelled row removes */
    static RosterRowResponse cancelled(RosterRow row, Collection<RosterEntry> removed, ChangeResult changeResult) {
        var waiting = removed.stream()
                .filter(entry -> !changeResult.isAllowed(entry.employeeId()))
                .findFirst();
        if (waiting.isPresent()) {
            return pendingOrRefused(row, waiting.get().employeeId(), RosterEntryView.of(removed), changeResult);
        }
        return removed.isEmpty()
                ? of(row, RowOutcome.UNCHANGED, nothingToCancel(row), null, List.of(), null)
                : of(row, RowOutcome.REMOVED, null, null, RosterEntryView.of(removed), null);
    }

    /** The roster does not record which occurrence a moved shift was, so a cancellation by the old start misses it. */
    private static String nothingToCancel(RosterRow row) {
        boolean isOccurrence = row.event() != null && row.event().recurrenceId() != null;
        return "the calendar cancels it, and the roster does not have it"
                + (isOccurrence ? " at this start: if it was moved, cancel the event at its new start" : "");
    }

    static RosterRowResponse of(RosterRow row, RosterEntry entry, RosterPlan plan, ChangeResult changeResult) {
        String reason = plan.refusal(row.number()).orElse(null);
        List<RosterEntryView> replaced = RosterEntryView.of(plan.replaced(row.number()));
        if (reason != null) {
            return of(row, RowOutcome.REFUSED, reason, null, replaced, null);
        }
        if (plan.unchanged(row.number())) {
            return of(row, RowOutcome.UNCHANGED, null, RosterEntryView.of(entry), replaced, null);
        }
        return changeResult.isAllowed(entry.employeeId())
                ? of(
                        row,
                        replaced.isEmpty() ? RowOutcome.ADDED : RowOutcome.CHANGED,
                        null,
                        RosterEntryView.of(entry),
                        replaced,
                        null)
                : pendingOrRefused(row, entry.employeeId(), replaced, changeResult);
    }

    public static RosterRowResponse of(int row, RosterEntry entry, RosterPlan plan, ChangeResult changeResult) {
        return of(RosterRow.of(row, entry), entry, plan, changeResult);
    }

    /** A row that is not written: it waits for a second person, or is refused. */
    public static RosterRowResponse pendingOrRefused(
            RosterRow row, String employeeId, List<RosterEntryView> replaced, ChangeResult changeResult) {
        return changeResult
                .refusal(employeeId)
                .map(reason -> of(row, RowOutcome.REFUSED, reason, null, List.of(), null))
                .orElseGet(() -> of(
                        row,
                        RowOutcome.PENDING,
                        null,
                        null,
                        replaced,
                        changeResult.correction(employeeId).orElse(null)));
    }

    private static RosterRowResponse of(
            RosterRow row,
            RowOutcome outcome,
            @Nullable String reason,
            @Nullable RosterEntryView shown,
            List<RosterEntryView> replaced,
            @Nullable UUID correctionId) {
        var entry = row.entry();
        var event = row.event();
        return new RosterRowResponse(
                row.number(),
                event == null ? null : event.uid(),
                event == null ? null : event.recurrenceId(),
                row.employeeId(),
                entry == null ? null : entry.span().start(),
                outcome,
                reason == null ? null : Blanks.explained(reason),
                shown,
                replaced,
                correctionId);
    }
}
