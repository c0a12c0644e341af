package org.dutywatch.compliance.cases.holds;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold; null fields are absent from the JSON. Where the caller may not see persons, free text and who acted are
 * absent.
 *
 * @param employeeId the id, or the pseudonym where the caller may not see persons
 * @param evidenceDroppedOn the days (UTC) of which evidence about this time of the employee is dropped already, so that
 *     the hold cannot keep it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LegalHoldResponse(
        UUID holdId,
        @Schema(examples = "E101") String employeeId,
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
     * @param label the id or pseudonym of the employee, as the caller may see it
     * @param named whether the caller may see persons
     */
    static LegalHoldResponse of(LegalHold hold, String label, boolean named, List<LocalDate> evidenceDroppedOn) {
        var lift = hold.lift();
        return new LegalHoldResponse(
                hold.holdId(),
                label,
                hold.findingId(),
                hold.time().start(),
                hold.time().end(),
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
