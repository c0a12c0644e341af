package org.dutywatch.compliance.roster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The result of a roster change: which employees' changes were written and which were not, because of an alert about an
 * affected shift.
 *
 * @param alerted the employees whose changes are not written
 * @param explained whether a reason was given: if so, these changes wait for a second person, else they are refused
 * @param corrections the correction under which the changes of an employee wait, by employee id; empty in a dry run
 */
public record Written(Set<String> alerted, boolean explained, Map<String, UUID> corrections) {
    static final String UNEXPLAINED =
            "an alert was raised about a shift that this changes: say why with ?reason=, and a second person decides";

    /** All changes are written. */
    static final Written ALL = new Written(Set.of(), true, Map.of());

    /** Whether the changes of this employee are written. */
    public boolean holds(String employeeId) {
        return !alerted.contains(employeeId);
    }

    public Optional<UUID> correction(String employeeId) {
        return Optional.ofNullable(corrections.get(employeeId));
    }
}
