package org.dutywatch.compliance.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.employees.Assignment;
import org.dutywatch.compliance.employees.Employees;

/** The chain of command, one step at a time. */
@ApplicationScoped
class StandingChain {
    private final Employees employees;

    StandingChain(Employees employees) {
        this.employees = employees;
    }

    /** The standing supervisor of an employee at the instant; each employee is asked for once. */
    Function<String, Optional<String>> at(Instant at) {
        Map<String, Optional<String>> known = new HashMap<>();
        return employeeId -> known.computeIfAbsent(employeeId, id -> supervisor(new ShiftKey(id, at)));
    }

    private Optional<String> supervisor(ShiftKey instant) {
        return Optional.ofNullable(employees.assignments(Set.of(instant)).get(instant))
                .map(Assignment::supervisorId);
    }
}
