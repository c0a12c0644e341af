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
 * @param row counts from 1 below the header line
 * @param reason why it was refused
 * @param replaced the entries that it takes the place of
 * @param correctionId under which it waits for a second person; absent where it does not, and in a dry run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterRowAnswer(
        int row,
        @Nullable String employeeId,
        @Nullable Instant start,
        RowOutcome outcome,
        @Nullable String reason,
        List<EntryView> replaced,
        @Nullable UUID correctionId)
        implements RowAnswer {

    static RosterRowAnswer unreadable(int row, @Nullable String employeeId, String reason) {
        return new RosterRowAnswer(row, employeeId, null, RowOutcome.REFUSED, reason, List.of(), null);
    }

    static RosterRowAnswer of(int row, RosterEntry entry, RosterPlan plan, Written written) {
        var outcome = outcome(row, plan);
        boolean waits = (outcome == RowOutcome.ADDED || outcome == RowOutcome.CHANGED)
                && !written.holds(entry.employeeId());
        if (waits) {
            return waiting(row, entry, EntryView.of(plan.replaced(row)), written);
        }
        String reason = plan.refusal(row).orElse(null);
        return new RosterRowAnswer(
                row,
                entry.employeeId(),
                entry.span().start(),
                outcome,
                reason,
                EntryView.of(plan.replaced(row)),
                null);
    }

    /** Is kept for a second person, or refused where nobody said why. */
    static RosterRowAnswer waiting(int row, RosterEntry entry, List<EntryView> replaced, Written written) {
        return new RosterRowAnswer(
                row,
                entry.employeeId(),
                entry.span().start(),
                written.explained() ? RowOutcome.PENDING : RowOutcome.REFUSED,
                written.explained() ? null : Written.UNEXPLAINED,
                written.explained() ? replaced : List.of(),
                written.correction(entry.employeeId()).orElse(null));
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
