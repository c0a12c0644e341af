package org.dutywatch.compliance.cases.findings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.model.findings.Rule;

/**
 * Computes ids of findings. An id depends only on the employee, the rule and the shift (or week), so every evaluation
 * gets the same id. It hashes the employee's pseudonym and not his id: from a hash of the id, anybody could find out
 * the employee by trying all ids.
 */
public final class FindingIds {
    private FindingIds() {}

    /**
     * @param pseudonym of the employee; random, never changed, and shown to nobody
     * @param start planned start of the shift; for a weekly rule the start of the week
     */
    public static UUID of(String pseudonym, Rule rule, Instant start) {
        String name = pseudonym + "|" + rule + "|" + start;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
