package org.dutywatch.compliance.people.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.employees.Assignment;
import org.dutywatch.compliance.people.employees.Employees;

/** Reads the regular supervisors, which form the chain of command. */
@ApplicationScoped
public class StandingSupervisors {
    private final Employees employees;

    StandingSupervisors(Employees employees) {
        this.employees = employees;
    }

    /**
     * A lookup of the regular supervisor of an employee at the instant. It caches, so each employee is read once.
     */
    public Function<String, Optional<String>> at(Instant at) {
        Instant inDatabase = at.truncatedTo(ChronoUnit.MICROS); // Answers are found again by the time in the database.
        Map<String, Optional<String>> cached = new HashMap<>();
        return employeeId -> cached.computeIfAbsent(employeeId, id -> supervisor(new ShiftKey(id, inDatabase)));
    }

    /** Those of these employees who are active at the instant: a supervisor who has left is skipped. */
    public Set<String> activeAt(Collection<String> employeeIds, Instant at) {
        return employees.activeAt(employeeIds, at);
    }

    /** @param employeeAtInstant an employee and an instant; no shift need start then */
    private Optional<String> supervisor(ShiftKey employeeAtInstant) {
        return Optional.ofNullable(
                        employees.assignments(Set.of(employeeAtInstant)).get(employeeAtInstant))
                .map(Assignment::supervisorId);
    }
}
