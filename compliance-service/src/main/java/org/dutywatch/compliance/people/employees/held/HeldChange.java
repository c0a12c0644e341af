package org.dutywatch.compliance.people.employees.held;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.jspecify.annotations.Nullable;

/**
 * A change of an employee that has no effect until a second person approves it.
 *
 * @param facts what is to hold; of these, what equals {@code before} stays as it is when it is approved
 * @param before what held when it was asked for
 * @param effectiveFrom from when on it is to hold; null means from the approval on
 * @param mayLeaveSupervisorOpen as in the change
 * @param author the user who asked
 * @param reason why; null if no reason was given
 * @param decidedBy the user who approved or declined; null if nobody did
 * @param decisionReason null unless it was declined
 */
public record HeldChange(
        UUID requestId,
        EmployeeFacts facts,
        EmployeeFacts before,
        @Nullable Instant effectiveFrom,
        boolean mayLeaveSupervisorOpen,
        String author,
        @Nullable String reason,
        Instant askedAt,
        DecisionState state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {
    public String employeeId() {
        return facts.employeeId();
    }
}
