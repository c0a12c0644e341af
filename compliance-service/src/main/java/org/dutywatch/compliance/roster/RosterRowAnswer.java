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
 * What became of one roster row.
 *
 * @param row counts from 1 below the header line, or by the entries that the events of a calendar stand for
 * @param uid the event of the calendar that it stands for
 * @param recurrenceId the start that the occurrence had by its rule
 * @param reason why it was refused
 * @param entry what the roster holds after it; absent where it is refused or cancelled
 * @param replaced the entries that it takes the place of, or that it takes away
 * @param correctionId under which it waits for a second person; absent where it does not, and in a dry run
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

    /** @param gone the entries that are no more by it */
    static RosterRowAnswer cancelled(RosterRow row, List<RosterEntry> gone, Written written) {
        var waiting = gone.stream()
                .filter(entry -> !written.holds(entry.employeeId()))
                .findFirst();
        if (waiting.isPresent()) {
            return of(row, waiting(EntryView.of(gone), waiting.get().employeeId(), written));
        }
        return of(
                row,
                gone.isEmpty()
                        ? new Became(
                                RowOutcome.UNCHANGED,
                                "it is cancelled, and the roster does not have it",
                                null,
                                List.of(),
                                null)
                        : new Became(RowOutcome.REMOVED, null, null, EntryView.of(gone), null));
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

    /** Is kept for a second person, or refused where nobody said why. */
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
