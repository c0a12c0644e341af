package org.dutywatch.ingest.attribution.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of identifying the employee of an access. */
public sealed interface IdentificationOutcome {
    /**
     * Exactly one employee is identified.
     *
     * @param identityMethod the method that identified the employee
     * @param ambiguous whether the access may be another person's, who held the address during it or shortly before or
     *     after it; always false by user name
     */
    record IdentifiedEmployee(String employeeId, IdentityMethod identityMethod, boolean ambiguous)
            implements IdentificationOutcome {}

    /**
     * No employee is identified.
     *
     * @param reason a code in lower case with underscores: {@code ambiguous_user} if several employees have the user
     *     name, {@code ambiguous_lease} if several persons held the address when the access began, and those of
     *     {@link LoggedName.NoPerson}
     * @param pendingIdentity the user name or address that may identify an employee later; null if there is none
     * @param candidates the ids of the employees who have the user name, if several have it; otherwise empty
     */
    record Unidentified(String reason, @Nullable PendingIdentity pendingIdentity, Set<String> candidates)
            implements IdentificationOutcome {
        /** Nobody who is known can be the person. */
        public Unidentified(String reason, @Nullable PendingIdentity pendingIdentity) {
            this(reason, pendingIdentity, Set.of());
        }
    }

    /**
     * The user name or address by which an access may be attributed later.
     *
     * @param identityMethod whether {@code name} is a user name or an address
     * @param name normalised, see {@link UserNames} and {@link Addresses}; a user name with its domains
     */
    record PendingIdentity(IdentityMethod identityMethod, String name) {}
}
