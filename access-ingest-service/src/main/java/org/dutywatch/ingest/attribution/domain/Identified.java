package org.dutywatch.ingest.attribution.domain;

import org.jspecify.annotations.Nullable;

/** Whose an access is. */
public sealed interface Identified {
    /**
     * One employee's.
     *
     * @param ambiguous whether it could be another person's as well
     */
    record Employee(String employeeId, Identity identity, boolean ambiguous) implements Identified {}

    /**
     * Nobody's whom we know.
     *
     * @param reason a code in lower case with underscores
     * @param waitsFor what may tell it later; null if nothing can
     */
    record Nobody(String reason, @Nullable WaitsFor waitsFor) implements Identified {}

    /**
     * By what an access that is nobody's yet may be attributed later.
     *
     * @param identity tells whether {@code name} is a user name or an address
     * @param name in its one form
     */
    record WaitsFor(Identity identity, String name) {}
}
