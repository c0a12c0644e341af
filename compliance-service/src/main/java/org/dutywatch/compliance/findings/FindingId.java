package org.dutywatch.compliance.findings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.findings.domain.Rule;

/**
 * The same shift, or week, always has the same finding of a rule, whoever computes it and however often. It is named by the
 * employee's pseudonym: from an id made of the employee's own, anybody could tell who it is by trying all employees.
 */
final class FindingId {
    /** The clause of findings about minutes. */
    static final String CLAUSE = Rule.ON_DUTY_ACCESS_PER_SHIFT.clause();

    private FindingId() {}

    /**
     * @param pseudonym of the employee: random, and never changed
     * @param start of the shift; of the week, for a rule about weeks
     */
    static UUID of(String pseudonym, Rule rule, Instant start) {
        String name = pseudonym + "|" + rule + "|" + start;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
