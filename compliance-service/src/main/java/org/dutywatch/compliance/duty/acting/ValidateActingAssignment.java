package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingRules;
import org.dutywatch.compliance.people.employees.EmployeeVersions;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;

/** Checks whether an employee may act for a supervisor. */
@ApplicationScoped
class ValidateActingAssignment {
    private final EmployeeVersions versions;
    private final Clock clock;

    ValidateActingAssignment(EmployeeVersions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /** Reads the employees once, for any number of checks. */
    @Transactional(TxType.MANDATORY)
    public Validation validation() {
        return new Validation(versions.currentHistories(), clock.instant());
    }

    /**
     * Checks against these employees.
     *
     * @param employees the history of every employee, by employee id
     * @param now when both employees must be active
     */
    record Validation(Map<String, EmployeeHistory> employees, Instant now) {
        /**
         * Returns why it is refused; empty if it is allowed.
         *
         * @param others the acting supervisors that overlap the time of {@code requested}
         */
        Optional<String> refusal(ActingAssignment requested, Collection<ActingAssignment> others) {
            return unknownOrLeft("supervisor_id", requested.supervisorId())
                    .or(() -> unknownOrLeft("acting_supervisor_id", requested.actingSupervisorId()))
                    .or(() -> ActingRules.refusal(requested, others, this::regularSupervisorsAt));
        }

        private Optional<String> unknownOrLeft(String field, String employeeId) {
            var history = employees.get(employeeId);
            if (history == null) {
                return Optional.of(field + " " + employeeId + " is unknown");
            }
            return history.at(now).active()
                    ? Optional.empty()
                    : Optional.of(field + " " + employeeId + " has left the department");
        }

        private Function<String, Optional<String>> regularSupervisorsAt(Instant at) {
            return employeeId -> Optional.ofNullable(employees.get(employeeId))
                    .map(history -> history.at(at).supervisorId());
        }
    }
}
