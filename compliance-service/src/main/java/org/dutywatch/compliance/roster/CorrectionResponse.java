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
 * A change of the roster after an alert.
 *
 * @param employeeIds whose entries it changes; pseudonyms where the caller reads no persons
 * @param superseded the entries that it ends
 * @param added the entries that it makes current
 * @param clocked the clock times that it changes
 * @param author the user who asked for it
 * @param expiresAt nobody can approve it from then on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CorrectionResponse(
        UUID correctionId,
        List<String> employeeIds,
        List<EntryView> superseded,
        List<EntryView> added,
        List<ClockView> clocked,
        String author,
        String reason,
        Instant askedAt,
        Instant expiresAt,
        CorrectionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    /** @param label under which the caller knows an employee */
    static CorrectionResponse of(Correction correction, UnaryOperator<String> label) {
        return new CorrectionResponse(
                correction.correctionId(),
                correction.employeeIds().stream().map(label).toList(),
                views(correction.superseded(), label),
                views(correction.added(), label),
                ClockView.of(correction.clocked()).stream()
                        .map(view -> view.under(label))
                        .toList(),
                correction.author(),
                correction.reason(),
                correction.askedAt(),
                correction.expiresAt(),
                correction.state(),
                correction.decidedBy(),
                correction.decidedAt(),
                correction.decisionReason());
    }

    private static List<EntryView> views(Collection<RosterEntry> entries, UnaryOperator<String> label) {
        return entries.stream()
                .map(EntryView::of)
                .map(view -> view.under(label))
                .toList();
    }
}
