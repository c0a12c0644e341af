package org.dutywatch.compliance.people.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the employee of a pseudonym, by computing those of all employees for the viewer. They are kept for the viewers
 * who asked last.
 */
final class EmployeesByPseudonym {
    /** Each holds some hundred bytes for each employee. */
    private static final int CACHED_VIEWERS = 16;

    private final PseudonymScheme scheme;
    private final LongSupplier employeeCount;
    private final Supplier<Set<String>> employeeIds;
    private final Map<ViewerPeriod, Computed> cache = new LinkedHashMap<>(CACHED_VIEWERS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ViewerPeriod, Computed> eldest) {
            return size() > CACHED_VIEWERS;
        }
    };

    private record ViewerPeriod(String viewer, long period) {}

    /** @param employees for how many; no employee is ever removed, so the same number means the same employees */
    private record Computed(long employees, Map<String, String> ids) {}

    EmployeesByPseudonym(PseudonymScheme scheme, LongSupplier employeeCount, Supplier<Set<String>> employeeIds) {
        this.scheme = scheme;
        this.employeeCount = employeeCount;
        this.employeeIds = employeeIds;
    }

    /**
     * The employee to whom the viewer's pseudonym of this period belongs. One of a period before belongs to nobody: the
     * answer would show which of now is the same. If two employees have the same pseudonym, it belongs to nobody.
     *
     * @param pseudonym in upper or lower case
     */
    Optional<String> find(String pseudonym, String viewer, Instant now) {
        return find(pseudonym.toUpperCase(Locale.ROOT), new ViewerPeriod(viewer, scheme.periodAt(now)));
    }

    private synchronized Optional<String> find(String pseudonym, ViewerPeriod viewer) {
        var known = cache.get(viewer);
        if (known == null || !known.ids().containsKey(pseudonym)) {
            known = refreshed(viewer, known);
        }
        return Optional.ofNullable(known.ids().get(pseudonym)).filter(employeeId -> !employeeId.isEmpty());
    }

    /** Computes them again only if employees were added, so that guesses cost little. */
    private Computed refreshed(ViewerPeriod viewer, @Nullable Computed known) {
        if (known != null && known.employees() == employeeCount.getAsLong()) {
            return known;
        }
        Set<String> all = employeeIds.get();
        var pseudonyms = scheme.of(viewer.viewer(), viewer.period());
        Map<String, String> ids = new HashMap<>();
        all.forEach(employeeId -> ids.merge(pseudonyms.of(employeeId), employeeId, (one, other) -> ""));
        var refreshed = new Computed(all.size(), ids);
        cache.put(viewer, refreshed);
        return refreshed;
    }
}
