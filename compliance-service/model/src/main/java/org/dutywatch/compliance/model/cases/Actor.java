package org.dutywatch.compliance.model.cases;

import org.jspecify.annotations.Nullable;

/**
 * A user who acted, for example on a finding.
 *
 * @param user the login name
 * @param employeeId the employee that the user is linked to; null if the user is linked to none
 */
public record Actor(String user, @Nullable String employeeId) {

    /** Whether the user is linked to this employee. */
    public boolean isEmployee(String id) {
        return id.equals(employeeId);
    }

    /** Whether both are the same person as far as is known: the same user, or two users linked to one employee. */
    public boolean isSamePersonAs(Actor other) {
        return user.equals(other.user) || (employeeId != null && employeeId.equals(other.employeeId));
    }
}
