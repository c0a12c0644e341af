package org.dutywatch.compliance.duty.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.duty.corrections.Correction;
import org.dutywatch.compliance.duty.corrections.CorrectionState;
import org.dutywatch.compliance.duty.roster.ClockChangeView;
import org.dutywatch.compliance.duty.roster.RosterEntryView;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * A change of the roster after an alert. If the caller sees any of its employees under a pseudonym, the response omits
 * author, reason, decider and decision reason, because these could reveal who the employee is.
 *
 * @param employeeIds the employees whose entries it changes; pseudonyms if the caller may not see names
 * @param superseded the entries that it ends
 * @param added the entries that it makes current
 * @param clocked the clock times that it changes
 * @param author the user or feed that asked for it
 * @param expiresAt from this time on nobody can approve it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrectionResponse(
        UUID correctionId,
        List<String> employeeIds,
        List<RosterEntryView> superseded,
        List<RosterEntryView> added,
        List<ClockChangeView> clocked,
        @Nullable String author,
        @Nullable String reason,
        Instant askedAt,
        Instant expiresAt,
        CorrectionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    /** @param label maps an employee id to the name or pseudonym that the caller may see */
    static CorrectionResponse of(Correction correction, UnaryOperator<String> label) {
        boolean namesVisible = correction.employeeIds().stream()
                .allMatch(employeeId -> label.apply(employeeId).equals(employeeId));
        return new CorrectionResponse(
                correction.correctionId(),
                correction.employeeIds().stream().map(label).sorted().toList(),
                views(correction.superseded(), label),
                views(correction.added(), label),
                ClockChangeView.of(correction.clockChanges()).stream()
                        .map(view -> view.withLabels(label))
                        .toList(),
                namesVisible ? correction.author() : null,
                namesVisible ? correction.reason() : null,
                correction.requestedAt(),
                correction.expiresAt(),
                correction.state(),
                namesVisible ? correction.decidedBy() : null,
                correction.decidedAt(),
                namesVisible ? correction.decisionReason() : null);
    }

    private static List<RosterEntryView> views(Collection<RosterEntry> entries, UnaryOperator<String> label) {
        return entries.stream()
                .map(RosterEntryView::of)
                .map(view -> view.withLabels(label))
                .toList();
    }
}
