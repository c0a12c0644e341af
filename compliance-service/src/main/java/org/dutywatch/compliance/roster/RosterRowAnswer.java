package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterRowAnswer(
        int row,
        @Nullable String employeeId,
        @Nullable Instant start,
        RowOutcome outcome,
        @Nullable String reason,
        List<EntryView> replaced)
        implements RowAnswer {

    static RosterRowAnswer unreadable(int row, @Nullable String employeeId, String reason) {
        return new RosterRowAnswer(row, employeeId, null, RowOutcome.REFUSED, reason, List.of());
    }

    static RosterRowAnswer of(int row, RosterEntry entry, RosterPlan plan) {
        String reason = plan.refusal(row).orElse(null);
        return new RosterRowAnswer(
                row,
                entry.employeeId(),
                entry.span().start(),
                outcome(row, plan),
                reason,
                EntryView.of(plan.replaced(row)));
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
