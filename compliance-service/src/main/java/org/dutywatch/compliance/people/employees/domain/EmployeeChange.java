package org.dutywatch.compliance.people.employees.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of an employee.
 *
 * @param facts the facts that hold from then on
 * @param from the time from which they hold, inclusive
 * @param includesRank whether the rank is part of the change; if false, the rank stays as it is
 * @param mayLeaveSupervisorOpen whether active employees may report to somebody who is not active after the change
 */
public record EmployeeChange(EmployeeFacts facts, Instant from, boolean includesRank, boolean mayLeaveSupervisorOpen) {
    /** A change after which active employees report to active ones only. */
    public EmployeeChange(EmployeeFacts facts, Instant from, boolean includesRank) {
        this(facts, from, includesRank, false);
    }

    /** A change of all facts, after which active employees may report to somebody who is not active. */
    public static EmployeeChange leavingSupervisorOpen(EmployeeFacts facts, Instant from) {
        return new EmployeeChange(facts, from, true, true);
    }

    /**
     * The same change with another supervisor, who may stay open.
     *
     * @param supervisorId null means none
     */
    EmployeeChange withSupervisor(@Nullable String supervisorId) {
        return new EmployeeChange(facts.withSupervisor(supervisorId), from, includesRank, true);
    }

    /** Whether the facts that hold then stay as they are. */
    public boolean changesNothingOf(EmployeeFacts before) {
        return before.equals(includesRank ? facts : facts.withRank(before.rank()));
    }

    public String employeeId() {
        return facts.employeeId();
    }
}
