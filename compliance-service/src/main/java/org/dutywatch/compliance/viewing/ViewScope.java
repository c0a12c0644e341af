package org.dutywatch.compliance.viewing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whom the caller may see in one request, and under which name. */
public final class ViewScope {
    private final @Nullable Set<String> only;
    private final Predicate<String> named;
    private final Map<String, String> pseudonyms;

    /**
     * @param only the visible employees; null means all
     * @param named whether the caller reads the employee's id
     * @param pseudonyms what the caller reads instead; empty where everybody is named
     */
    ViewScope(@Nullable Set<String> only, Predicate<String> named, Map<String, String> pseudonyms) {
        this.only = only;
        this.named = named;
        this.pseudonyms = pseudonyms;
    }

    /** The visible employees; empty means that everybody is visible. */
    public Optional<Set<String>> only() {
        return Optional.ofNullable(only);
    }

    public boolean sees(String employeeId) {
        return only == null || only.contains(employeeId);
    }

    /** Whether the caller may know who this is. */
    public boolean named(String employeeId) {
        return named.test(employeeId);
    }

    /** The employee's id, or the pseudonym where the caller reads no persons. */
    public String label(String employeeId) {
        return named(employeeId) ? employeeId : pseudonyms.getOrDefault(employeeId, "P-UNKNOWN");
    }
}
