package org.dutywatch.ingest.attribution.domain;

import org.jspecify.annotations.Nullable;

/** The result of identifying the employee of an access. */
public sealed interface Identified {
    /**
     * Exactly one employee is identified.
     *
     * @param identity the method that identified the employee
     * @param ambiguous whether the access may be another person's as well
     */
    record Employee(String employeeId, Identity identity, boolean ambiguous) implements Identified {}

    /**
     * No employee is identified.
     *
     * @param reason a code in lower case with underscores
     * @param waitsFor the user name or address that may identify an employee later; null if there is none
     */
    record Nobody(String reason, @Nullable WaitsFor waitsFor) implements Identified {}

    /**
     * The user name or address by which an access may be attributed later.
     *
     * @param identity whether {@code name} is a user name or an address
     * @param name normalised, see {@link UserNames} and {@link Addresses}
     */
    record WaitsFor(Identity identity, String name) {}
}
