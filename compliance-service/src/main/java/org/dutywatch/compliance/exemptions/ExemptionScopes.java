package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.viewing.ViewScope;
import org.dutywatch.compliance.viewing.Viewer;
import org.dutywatch.eventkit.rest.Caller;
import org.jspecify.annotations.Nullable;

/** Whose exemptions the caller may list, and under which names. */
@ApplicationScoped
class ExemptionScopes {
    private static final String LOOK = "view_exemptions";

    private final Caller caller;
    private final Viewer viewer;
    private final Employees employees;

    ExemptionScopes(Caller caller, Viewer viewer, Employees employees) {
        this.caller = caller;
        this.viewer = viewer;
        this.employees = employees;
    }

    /**
     * What the caller may list.
     *
     * @param only of these employees; null means everybody's
     * @param units whose exemptions are theirs, too
     * @param view when they may be seen, and when by name; null means always
     */
    record Scope(
            @Nullable Set<String> only,
            Set<String> units,
            @Nullable ViewScope view) {
        /** Of a person, who was the caller's to see at some time for which it holds. */
        boolean sees(Exemption one) {
            return one.employeeId == null || view == null || view.sees(one.employeeId, one.startAt, one.endAt);
        }

        @Nullable
        String label(Exemption one) {
            return one.employeeId == null || view == null
                    ? one.employeeId
                    : view.label(one.employeeId, one.startAt, one.endAt);
        }
    }

    /**
     * @param asked the id or pseudonym of one employee; null for all that may be seen
     * @param look why the caller wants to see persons; null where he does not say
     */
    @Transactional
    Scope of(@Nullable String asked, @Nullable String look) {
        if (caller.has("roster-admin")) {
            Set<String> only = asked == null ? null : Set.of(asked);
            return new Scope(only, units(only), null);
        }
        var scope = viewer.scope(LOOK, look, asked);
        Set<String> only = scope.only().orElse(null);
        return new Scope(only, units(only), scope);
    }

    /** Under which name whoever changed an exemption reads the person. */
    @Transactional
    @Nullable
    String labelAfterChange(@Nullable String employeeId) {
        return employeeId == null ? null : viewer.about(LOOK, null, employeeId).label(employeeId);
    }

    private Set<String> units(@Nullable Set<String> only) {
        return only == null
                ? Set.of()
                : only.stream()
                        .flatMap(employeeId -> employees.find(employeeId).stream())
                        .map(employee -> employee.unit)
                        .collect(Collectors.toSet());
    }
}
