package org.dutywatch.compliance.duty.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.duty.changes.ChangeResult;
import org.dutywatch.compliance.duty.roster.RosterEntryView;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowResponse;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.RosterPlan;
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
        return of(row, new RowResult(RowOutcome.REFUSED, reason, null, List.of(), null));
    }

    /** @param removed the entries that the cancelled row removes */
    static RosterRowResponse cancelled(RosterRow row, Set<RosterEntry> removed, ChangeResult changeResult) {
        var waiting = removed.stream()
                .filter(entry -> !changeResult.isAllowed(entry.employeeId()))
                .findFirst();
        if (waiting.isPresent()) {
            return of(
                    row,
                    pendingOrRefused(RosterEntryView.of(removed), waiting.get().employeeId(), changeResult));
        }
        return of(
                row,
                removed.isEmpty()
                        ? new RowResult(
                                RowOutcome.UNCHANGED,
                                "the calendar cancels it, and the roster does not have it",
                                null,
                                List.of(),
                                null)
                        : new RowResult(RowOutcome.REMOVED, null, null, RosterEntryView.of(removed), null));
    }

    static RosterRowResponse of(RosterRow row, RosterEntry entry, RosterPlan plan, ChangeResult changeResult) {
        var outcome = outcome(row.number(), plan);
        List<RosterEntryView> replaced = RosterEntryView.of(plan.replaced(row.number()));
        boolean waits = (outcome == RowOutcome.ADDED || outcome == RowOutcome.CHANGED)
                && !changeResult.isAllowed(entry.employeeId());
        if (waits) {
            return of(row, pendingOrRefused(replaced, entry.employeeId(), changeResult));
        }
        String reason = plan.refusal(row.number()).orElse(null);
        return of(
                row, new RowResult(outcome, reason, reason == null ? RosterEntryView.of(entry) : null, replaced, null));
    }

    public static RosterRowResponse of(int row, RosterEntry entry, RosterPlan plan, ChangeResult changeResult) {
        return of(RosterRow.of(row, entry), entry, plan, changeResult);
    }

    /** A row that an alert keeps from being written: it waits for a second person, or is refused without a reason. */
    public static RosterRowResponse pendingOrRefused(
            int row, RosterEntry entry, List<RosterEntryView> replaced, ChangeResult changeResult) {
        return of(RosterRow.of(row, entry), pendingOrRefused(replaced, entry.employeeId(), changeResult));
    }

    private static RowResult pendingOrRefused(
            List<RosterEntryView> replaced, String employeeId, ChangeResult changeResult) {
        return new RowResult(
                changeResult.reasonGiven() ? RowOutcome.PENDING : RowOutcome.REFUSED,
                changeResult.reasonGiven() ? null : ChangeResult.REASON_REQUIRED,
                null,
                changeResult.reasonGiven() ? replaced : List.of(),
                changeResult.correction(employeeId).orElse(null));
    }

    private record RowResult(
            RowOutcome outcome,
            @Nullable String reason,
            @Nullable RosterEntryView entry,
            List<RosterEntryView> replaced,
            @Nullable UUID correctionId) {}

    private static RosterRowResponse of(RosterRow row, RowResult rowResult) {
        var entry = row.entry();
        var event = row.event();
        return new RosterRowResponse(
                row.number(),
                event == null ? null : event.uid(),
                event == null ? null : event.recurrenceId(),
                row.employeeId(),
                entry == null ? null : entry.span().start(),
                rowResult.outcome(),
                rowResult.reason(),
                rowResult.entry(),
                rowResult.replaced(),
                rowResult.correctionId());
    }

    private static RowOutcome outcome(int row, RosterPlan plan) {
        if (plan.refusal(row).isPresent()) {
            return RowOutcome.REFUSED;
        }
        if (plan.unchanged(row)) {
            return RowOutcome.UNCHANGED;
        }
        return plan.replaced(row).isEmpty() ? RowOutcome.ADDED : RowOutcome.CHANGED;
    }
}
