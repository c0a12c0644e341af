package org.dutywatch.compliance.roster;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.roster.domain.RosterEntry;

/** The employees whom an entry names. They must exist, and nobody may supervise himself. */
final class NamedPeople {
    private NamedPeople() {}

    static Collection<String> of(RosterEntry entry) {
        String supervisorId = entry.supervisorId();
        return supervisorId == null ? List.of(entry.employeeId()) : List.of(entry.employeeId(), supervisorId);
    }

    /**
     * @param known the employees that exist
     * @return the reason why the entry is refused; empty if it is accepted
     */
    static Optional<String> refusal(RosterEntry entry, Set<String> known) {
        String supervisorId = entry.supervisorId();
        if (!known.contains(entry.employeeId())) {
            return Optional.of("employee_id " + entry.employeeId() + " is nobody known");
        }
        if (supervisorId == null) {
            return Optional.empty();
        }
        if (supervisorId.equals(entry.employeeId())) {
            return Optional.of("supervisor_id " + supervisorId + " is the employee himself");
        }
        return known.contains(supervisorId)
                ? Optional.empty()
                : Optional.of("supervisor_id " + supervisorId + " is nobody known");
    }
}
