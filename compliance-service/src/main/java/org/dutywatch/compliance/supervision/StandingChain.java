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

/** Reads standing supervisors from the chain of command. */
@ApplicationScoped
class StandingChain {
    private final Employees employees;

    StandingChain(Employees employees) {
        this.employees = employees;
    }

    /**
     * A lookup of the standing supervisor of an employee at the instant. It caches, so each employee is read once.
     */
    Function<String, Optional<String>> at(Instant at) {
        Map<String, Optional<String>> cached = new HashMap<>();
        return employeeId -> cached.computeIfAbsent(employeeId, id -> supervisor(new ShiftKey(id, at)));
    }

    private Optional<String> supervisor(ShiftKey employeeAtInstant) {
        return Optional.ofNullable(
                        employees.assignments(Set.of(employeeAtInstant)).get(employeeAtInstant))
                .map(Assignment::supervisorId);
    }
}
