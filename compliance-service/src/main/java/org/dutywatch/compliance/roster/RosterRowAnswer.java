package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.imports.RowAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.roster.domain.RosterPlan;
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
public record RosterRowAnswer(
        int row,
        @Nullable String uid,
        @Nullable Instant recurrenceId,
        @Nullable String employeeId,
        @Nullable Instant start,
        RowOutcome outcome,
        @Nullable String reason,
        @Nullable EntryView entry,
        List<EntryView> replaced,
        @Nullable UUID correctionId)
        implements RowAnswer {

    static RosterRowAnswer unreadable(RosterRow row, String reason) {
        return of(row, new Became(RowOutcome.REFUSED, reason, null, List.of(), null));
    }

    /** @param removed the entries that the cancelled row removes */
    static RosterRowAnswer cancelled(RosterRow row, List<RosterEntry> removed, Written written) {
        var waiting = removed.stream()
                .filter(entry -> !written.holds(entry.employeeId()))
                .findFirst();
        if (waiting.isPresent()) {
            return of(row, waiting(EntryView.of(removed), waiting.get().employeeId(), written));
        }
        return of(
                row,
                removed.isEmpty()
                        ? new Became(
                                RowOutcome.UNCHANGED,
                                "it is cancelled, and the roster does not have it",
                                null,
                                List.of(),
                                null)
                        : new Became(RowOutcome.REMOVED, null, null, EntryView.of(removed), null));
    }

    static RosterRowAnswer of(RosterRow row, RosterEntry entry, RosterPlan plan, Written written) {
        var outcome = outcome(row.number(), plan);
        List<EntryView> replaced = EntryView.of(plan.replaced(row.number()));
        boolean waits =
                (outcome == RowOutcome.ADDED || outcome == RowOutcome.CHANGED) && !written.holds(entry.employeeId());
        if (waits) {
            return of(row, waiting(replaced, entry.employeeId(), written));
        }
        String reason = plan.refusal(row.number()).orElse(null);
        return of(row, new Became(outcome, reason, reason == null ? EntryView.of(entry) : null, replaced, null));
    }

    static RosterRowAnswer of(int row, RosterEntry entry, RosterPlan plan, Written written) {
        return of(RosterRow.of(row, entry), entry, plan, written);
    }

    /** The row waits for a second person, or is refused if no reason was given. */
    static RosterRowAnswer waiting(int row, RosterEntry entry, List<EntryView> replaced, Written written) {
        return of(RosterRow.of(row, entry), waiting(replaced, entry.employeeId(), written));
    }

    private static Became waiting(List<EntryView> replaced, String employeeId, Written written) {
        return new Became(
                written.explained() ? RowOutcome.PENDING : RowOutcome.REFUSED,
                written.explained() ? null : Written.UNEXPLAINED,
                null,
                written.explained() ? replaced : List.of(),
                written.correction(employeeId).orElse(null));
    }

    private record Became(
            RowOutcome outcome,
            @Nullable String reason,
            @Nullable EntryView entry,
            List<EntryView> replaced,
            @Nullable UUID correctionId) {}

    private static RosterRowAnswer of(RosterRow row, Became became) {
        var entry = row.entry();
        var event = row.event();
        return new RosterRowAnswer(
                row.number(),
                event == null ? null : event.uid(),
                event == null ? null : event.recurrenceId(),
                row.employeeId(),
                entry == null ? null : entry.span().start(),
                became.outcome(),
                became.reason(),
                became.entry(),
                became.replaced(),
                became.correctionId());
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
