package org.dutywatch.compliance.findings.domain;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who did something about a finding.
 *
 * @param user the name of the user
 * @param employeeId the employee whom the user is linked to; null if to none
 */
public record Actor(String user, @Nullable String employeeId) {

    public boolean isEmployee(String id) {
        return id.equals(employeeId);
    }

    /** Whether both are one person, as far as is known: one user, or two users of one employee. */
    boolean isSameAs(Actor other) {
        return user.equals(other.user) || (employeeId != null && employeeId.equals(other.employeeId));
    }
}
