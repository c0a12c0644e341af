package org.dutywatch.compliance.cases.holds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold; null fields are absent from the JSON. Where the caller may not see persons, free text and who acted are
 * absent.
 *
 * @param employeeId absent where the caller may not see persons, as {@code findingId}: who set the hold knows its time
 * @param from where the caller may not see persons the beginning of the local day, as {@code to}
 * @param evidenceDroppedOn the days (UTC) of which evidence about this time of the employee is dropped already, so that
 *     the hold cannot keep it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LegalHoldResponse(
        UUID holdId,

        @Schema(examples = "E101", nullable = true) @Nullable
        String employeeId,

        @Schema(nullable = true) @Nullable UUID findingId,
        Instant from,
        Instant to,
        LegalHold.State state,
        @Schema(nullable = true) @Nullable String reason,

        @Schema(nullable = true, examples = "standards") @Nullable
        String setBy,

        Instant setAt,
        @Schema(nullable = true) @Nullable String liftReason,
        @Schema(nullable = true) @Nullable String liftAskedBy,
        @Schema(nullable = true) @Nullable Instant liftAskedAt,
        @Schema(nullable = true) @Nullable String liftedBy,
        @Schema(nullable = true) @Nullable Instant liftedAt,
        List<LocalDate> evidenceDroppedOn) {

    /**
     * @param named whether the caller may see persons
     * @param time gives what is shown instead of a time of the employee
     * @param shownFindingId the id of the finding, as the caller sees it
     */
    static LegalHoldResponse of(
            LegalHold hold,
            boolean named,
            UnaryOperator<Instant> time,
            @Nullable UUID shownFindingId,
            List<LocalDate> evidenceDroppedOn) {
        var lift = hold.lift();
        return new LegalHoldResponse(
                hold.holdId(),
                named ? hold.employeeId() : null,
                named ? shownFindingId : null,
                time.apply(hold.time().start()),
                time.apply(hold.time().end()),
                hold.state(),
                named ? hold.reason() : null,
                named ? hold.setBy().user() : null,
                hold.setAt(),
                lift == null || !named ? null : lift.reason(),
                lift == null || !named ? null : lift.askedBy(),
                lift == null ? null : lift.askedAt(),
                lift == null || !named ? null : lift.liftedBy(),
                lift == null ? null : lift.liftedAt(),
                evidenceDroppedOn);
    }
}
