package org.dutywatch.compliance.cases.closings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.cases.review.CloseRequest.ClosingResolution;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.decisions.Person;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A closing on which a second person decides; null fields are absent from the JSON. Where the caller may not see persons,
 * names and free text are absent.
 *
 * @param closingId to administrators and the chief an id of their own, of this period, as {@code findingId}
 * @param employeeId the id, or the pseudonym where the caller may not see persons
 * @param author id of the employee, or name of the user, who asked
 * @param askedAt under a pseudonym the beginning of the local day, as {@code decidedAt}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClosingResponse(
        UUID closingId,
        UUID findingId,

        @Schema(examples = "E101") String employeeId,

        ClosingResolution resolution,

        @Schema(nullable = true) @Nullable String reason,

        @Schema(nullable = true, examples = "E010") @Nullable
        String author,

        Instant askedAt,
        DecisionState state,

        @Schema(nullable = true, examples = "E003") @Nullable
        String decidedBy,

        @Schema(nullable = true) @Nullable Instant decidedAt,

        @Schema(nullable = true) @Nullable String decisionReason) {

    /** @param now the time at which it is shown */
    static ClosingResponse of(Closing closing, VisibleEmployees scope, Instant now) {
        String employeeId = closing.employeeId();
        Instant moment = closing.shiftStart();
        Decision decision = closing.decision();
        Instant decidedAt = decision.settledAt();
        Person decider = decision.decider();
        boolean named = scope.isShownById(employeeId, moment);
        return new ClosingResponse(
                scope.id(employeeId, moment, closing.closingId()),
                scope.id(employeeId, moment, closing.findingId()),
                scope.label(employeeId, moment),
                closing.resolution(),
                named ? closing.reason() : null,
                named ? decision.author().idOrUser() : null,
                scope.time(employeeId, moment, decision.askedAt()),
                decision.stateAt(now),
                named && decider != null ? decider.idOrUser() : null,
                decidedAt == null ? null : scope.time(employeeId, moment, decidedAt),
                named ? decision.reason() : null);
    }
}
