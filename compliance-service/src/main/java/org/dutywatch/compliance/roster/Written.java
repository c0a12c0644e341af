package org.dutywatch.compliance.roster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What became of changes of the roster: everybody's are written, but for those who have an alert about a touched shift.
 *
 * @param alerted whose changes are not written
 * @param explained whether somebody said why: then they wait for a second person, else they are refused
 * @param corrections under which they wait, by employee; empty in a dry run
 */
public record Written(Set<String> alerted, boolean explained, Map<String, UUID> corrections) {
    static final String UNEXPLAINED =
            "an alert was raised about a shift that this changes: say why with ?reason=, and a second person decides";

    /** Everything is written. */
    static final Written ALL = new Written(Set.of(), true, Map.of());

    public boolean holds(String employeeId) {
        return !alerted.contains(employeeId);
    }

    public Optional<UUID> correction(String employeeId) {
        return Optional.ofNullable(corrections.get(employeeId));
    }
}
