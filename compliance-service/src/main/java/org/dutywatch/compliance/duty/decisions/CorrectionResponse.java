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
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.eventkit.decisions.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A change of the roster after an alert. If the caller sees any of its employees under a pseudonym, the response omits
 * author, reason, decider and decision reason, because these could reveal who the employee is.
 *
 * @param correctionId to administrators and the chief an id of their own, of this period
 * @param employeeIds the employees whose entries it changes; pseudonyms if the caller may not see names
 * @param superseded the entries that it ends; if any employee is under a pseudonym, with local days, as in {@code added},
 *     and {@code clocked} without clock times
 * @param added the entries that it makes current
 * @param clocked the clock times that it changes
 * @param author the user or feed that asked for it
 * @param askedAt under a pseudonym the beginning of the local day, as {@code expiresAt} and {@code decidedAt}
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

    /**
     * @param now the time at which it is shown
     * @param scope says by which name and id the caller may see it
     */
    static CorrectionResponse of(Correction correction, Instant now, VisibleEmployees scope) {
        UnaryOperator<String> label = scope::label;
        Decision decision = correction.decision();
        Instant decidedAt = decision.settledAt();
        boolean namesVisible = correction.employeeIds().stream()
                .allMatch(employeeId -> label.apply(employeeId).equals(employeeId));
        UnaryOperator<Instant> day = time -> scope.time(correction.employeeIds(), time);
        return new CorrectionResponse(
                scope.id(correction.employeeIds(), correction.correctionId()),
                correction.employeeIds().stream().map(label).sorted().toList(),
                views(correction.superseded(), label, namesVisible, day),
                views(correction.added(), label, namesVisible, day),
                ClockChangeView.of(correction.clockChanges()).stream()
                        .map(view -> view.withLabels(label))
                        .map(view -> namesVisible ? view : view.inDays(day))
                        .toList(),
                namesVisible ? correction.author() : null,
                namesVisible ? correction.reason() : null,
                scope.time(correction.employeeIds(), decision.askedAt()),
                scope.time(correction.employeeIds(), decision.decideBy()),
                CorrectionState.at(decision, now),
                namesVisible ? decision.decidedBy() : null,
                decidedAt == null ? null : scope.time(correction.employeeIds(), decidedAt),
                namesVisible ? decision.reason() : null);
    }

    private static List<RosterEntryView> views(
            Collection<RosterEntry> entries, UnaryOperator<String> label, boolean exact, UnaryOperator<Instant> day) {
        return entries.stream()
                .map(RosterEntryView::of)
                .map(view -> view.withLabels(label))
                .map(view -> exact ? view : view.inDays(day))
                .toList();
    }
}
