package org.dutywatch.compliance.duty.roster;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.model.roster.RosterEntry;

/** The employees whom an entry names. They must exist, and nobody may supervise himself. */
public final class EmployeeReferences {
    private EmployeeReferences() {}

    public static Collection<String> idsIn(RosterEntry entry) {
        String supervisorId = entry.supervisorId();
        return supervisorId == null ? List.of(entry.employeeId()) : List.of(entry.employeeId(), supervisorId);
    }

    /**
     * @param existing the ids of the employees that exist
     * @return the reason why the entry is refused; empty if it is accepted
     */
    public static Optional<String> refusal(RosterEntry entry, Set<String> existing) {
        String supervisorId = entry.supervisorId();
        if (!existing.contains(entry.employeeId())) {
            return Optional.of("employee_id " + entry.employeeId() + " is unknown");
        }
        if (supervisorId == null) {
            return Optional.empty();
        }
        if (supervisorId.equals(entry.employeeId())) {
            return Optional.of("supervisor_id " + supervisorId + " is the employee himself");
        }
        return existing.contains(supervisorId)
                ? Optional.empty()
                : Optional.of("supervisor_id " + supervisorId + " is unknown");
    }
}
