package org.dutywatch.compliance.people.employees.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has which user name and mail address, as stored. All names are read when a key is first looked for, and once for
 * all plans on the same histories: most changes give nobody a new name.
 */
final class StoredClaims {
    private final Map<String, EmployeeHistory> stored;
    private final Instant now;
    private @Nullable Map<String, List<Claim>> byKey;

    /**
     * @param stored the history of every employee, by employee id
     * @param now addresses are claimed from now on
     */
    StoredClaims(Map<String, EmployeeHistory> stored, Instant now) {
        this.stored = stored;
        this.now = now;
    }

    Map<String, EmployeeHistory> histories() {
        return stored;
    }

    Instant now() {
        return now;
    }

    /** The claims of one employee; none if he is not stored. */
    List<Claim> of(String employeeId) {
        EmployeeHistory history = stored.get(employeeId);
        return history == null ? List.of() : Claim.of(history, now);
    }

    /** The claims of all employees with this key. */
    List<Claim> with(String key) {
        if (byKey == null) {
            byKey = index();
        }
        return byKey.getOrDefault(key, List.of());
    }

    private Map<String, List<Claim>> index() {
        Map<String, List<Claim>> index = new HashMap<>();
        for (EmployeeHistory history : stored.values()) {
            for (Claim claim : Claim.of(history, now)) {
                index.computeIfAbsent(claim.key(), any -> new ArrayList<>(1)).add(claim);
            }
        }
        return index;
    }
}
