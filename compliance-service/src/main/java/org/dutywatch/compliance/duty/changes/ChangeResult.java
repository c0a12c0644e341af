package org.dutywatch.compliance.duty.changes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The result of a roster change, or of its preview: which employees' changes are allowed and which are not, because an
 * alert was raised about an affected shift, or because the employee is the author or above him.
 *
 * @param refused why the changes of an employee are refused, by employee id: he is the author, or above him
 * @param alertedEmployees the employees whose changes are not allowed
 * @param reasonGiven whether a reason was given: if so, these changes wait for a second person, else they are refused
 * @param corrections the correction under which the changes of an employee wait, by employee id; empty in a dry run
 */
public record ChangeResult(
        Map<String, String> refused, Set<String> alertedEmployees, boolean reasonGiven, Map<String, UUID> corrections) {
    private static final String REASON_REQUIRED =
            "an alert was raised about a shift that this changes: give a reason with ?reason=; a second person decides";

    /** All changes are written. */
    static final ChangeResult ALL_WRITTEN = new ChangeResult(Map.of(), Set.of(), true, Map.of());

    /** Whether the changes of this employee are written; in a preview, whether they would be. */
    public boolean isAllowed(String employeeId) {
        return !alertedEmployees.contains(employeeId) && !refused.containsKey(employeeId);
    }

    /** Why the changes of this employee, which are not allowed, are refused; empty if they wait for a second person. */
    public Optional<String> refusal(String employeeId) {
        String reason = refused.get(employeeId);
        if (reason != null) {
            return Optional.of(reason);
        }
        return reasonGiven ? Optional.empty() : Optional.of(REASON_REQUIRED);
    }

    public Optional<UUID> correction(String employeeId) {
        return Optional.ofNullable(corrections.get(employeeId));
    }
}
