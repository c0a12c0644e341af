package org.dutywatch.compliance.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.roster.domain.RosterEntry;
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
        List<EntryView> superseded,
        List<EntryView> added,
        List<ClockView> clocked,
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
        boolean named = correction.employeeIds().stream()
                .allMatch(employeeId -> label.apply(employeeId).equals(employeeId));
        return new CorrectionResponse(
                correction.correctionId(),
                correction.employeeIds().stream().map(label).toList(),
                views(correction.superseded(), label),
                views(correction.added(), label),
                ClockView.of(correction.clocked()).stream()
                        .map(view -> view.under(label))
                        .toList(),
                named ? correction.author() : null,
                named ? correction.reason() : null,
                correction.askedAt(),
                correction.expiresAt(),
                correction.state(),
                named ? correction.decidedBy() : null,
                correction.decidedAt(),
                named ? correction.decisionReason() : null);
    }

    private static List<EntryView> views(Collection<RosterEntry> entries, UnaryOperator<String> label) {
        return entries.stream()
                .map(EntryView::of)
                .map(view -> view.under(label))
                .toList();
    }
}
