package org.dutywatch.compliance.findings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * The same shift always has the same finding, whoever computes it and however often. It is named by the employee's
 * pseudonym: from an id made of the employee's own, anybody could tell who it is by trying all employees.
 */
final class FindingId {
    /** More minutes of access than the limit in one shift. */
    static final String RULE = "ON_DUTY_ACCESS_PER_SHIFT";

    /** General Order M1219, IV.C: on-duty access is kept at a minimum, except for official business. */
    static final String CLAUSE = "IV.C";

    private FindingId() {}

    /** @param pseudonym of the employee: random, and never changed */
    static UUID of(String pseudonym, Instant shiftStart) {
        String name = pseudonym + "|" + RULE + "|" + shiftStart;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
