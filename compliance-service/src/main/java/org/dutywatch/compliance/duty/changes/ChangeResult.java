package org.dutywatch.compliance.duty.changes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.people.independence.OwnChain;

/**
 * The result of a roster change, or of its preview: which employees' changes are allowed and which are not, because an
 * alert was raised about an affected shift, or because the employee is the caller or above him.
 *
 * @param ownChain the employees of the change who are the caller or above him; their changes are refused
 * @param alertedEmployees the employees whose changes are not allowed
 * @param reasonGiven whether a reason was given: if so, these changes wait for a second person, else they are refused
 * @param corrections the correction under which the changes of an employee wait, by employee id; empty in a dry run
 */
public record ChangeResult(
        Set<String> ownChain, Set<String> alertedEmployees, boolean reasonGiven, Map<String, UUID> corrections) {
    private static final String REASON_REQUIRED =
            "an alert was raised about a shift that this changes: give a reason with ?reason=; a second person decides";

    /** All changes are written. */
    static final ChangeResult ALL_WRITTEN = new ChangeResult(Set.of(), Set.of(), true, Map.of());

    /** Whether the changes of this employee are written; in a preview, whether they would be. */
    public boolean isAllowed(String employeeId) {
        return !alertedEmployees.contains(employeeId) && !ownChain.contains(employeeId);
    }

    /** Why the changes of this employee, which are not allowed, are refused; empty if they wait for a second person. */
    public Optional<String> refusal(String employeeId) {
        if (ownChain.contains(employeeId)) {
            return Optional.of(OwnChain.refusal(employeeId));
        }
        return reasonGiven ? Optional.empty() : Optional.of(REASON_REQUIRED);
    }

    public Optional<UUID> correction(String employeeId) {
        return Optional.ofNullable(corrections.get(employeeId));
    }
}
