package org.dutywatch.compliance.people.employees.held;

import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.eventkit.decisions.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A change of an employee that has no effect until a second person approves it.
 *
 * @param facts what is to hold; of these, what equals {@code before} stays as it is when it is approved
 * @param before what held when it was asked for
 * @param effectiveFrom from when on it is to hold; null means from the approval on
 * @param mayLeaveSupervisorOpen as in the change
 * @param reason why; null if no reason was given
 * @param decision who asked, and who decided; its id is that of the request
 */
public record HeldChange(
        EmployeeFacts facts,
        EmployeeFacts before,
        @Nullable Instant effectiveFrom,
        boolean mayLeaveSupervisorOpen,
        @Nullable String reason,
        Decision decision) {
    public UUID requestId() {
        return decision.id();
    }

    public String employeeId() {
        return facts.employeeId();
    }
}
