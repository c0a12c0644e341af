package org.dutywatch.compliance.model.cases;

import org.jspecify.annotations.Nullable;

/**
 * A user who acted, for example on a finding.
 *
 * @param user the login name; it can change, and be given to somebody else later
 * @param employeeId the employee that the user is linked to; null if the user is linked to none
 * @param account the account of his token; null if it is not known, as in records that name a user alone
 */
public record Actor(
        String user, @Nullable String employeeId, @Nullable Account account) {

    /**
     * An account at an identity provider; it never changes.
     *
     * @param issuer the claim {@code iss} of its tokens
     * @param subject the claim {@code sub} of its tokens
     */
    public record Account(String issuer, String subject) {}

    /** A user whose account is not known. */
    public Actor(String user, @Nullable String employeeId) {
        this(user, employeeId, null);
    }

    /** The same user, linked to this employee. */
    public Actor as(String id) {
        return new Actor(user, id, account);
    }

    /** Whether the user is linked to this employee. */
    public boolean isEmployee(String id) {
        return id.equals(employeeId);
    }

    /**
     * Whether both are the same person as far as is known: the same account, the same user name, or two users linked to
     * one employee.
     */
    public boolean isSamePersonAs(Actor other) {
        return user.equals(other.user)
                || (account != null && account.equals(other.account))
                || (employeeId != null && employeeId.equals(other.employeeId));
    }
}
