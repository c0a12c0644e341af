package org.dutywatch.compliance.cases.closings;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.cases.review.CloseRequest.ClosingResolution;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.jspecify.annotations.Nullable;

/**
 * The end of the review of an alert, on which a second person decides. The finding stays under review until then.
 *
 * @param closingId also the id of the decision
 * @param employeeId whom the finding is about
 * @param shiftStart the start of the shift of the finding
 * @param revision of the finding when somebody asked
 * @param reason why the finding should be closed
 * @param author id of the employee, or name of the user, who asked
 * @param decidedBy id of the employee, or name of the user, who approved or declined; null if nobody did
 * @param decisionReason null unless it was declined
 */
public record Closing(
        UUID closingId,
        UUID findingId,
        String employeeId,
        Instant shiftStart,
        int revision,
        ClosingResolution resolution,
        String reason,
        String author,
        Instant askedAt,
        DecisionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {}
