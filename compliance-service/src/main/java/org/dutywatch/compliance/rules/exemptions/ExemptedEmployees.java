package org.dutywatch.compliance.rules.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.compliance.people.employees.Employees;

/** Whom an exemption concerns, as recorded now. */
@ApplicationScoped
public class ExemptedEmployees {
    private final Employees employees;

    ExemptedEmployees(Employees employees) {
        this.employees = employees;
    }

    /**
     * Everybody who may be exempted: the employee, or whoever belongs to the unit at the start of a shift that the
     * exemption can affect.
     */
    @Transactional
    public Set<String> of(ExemptionScope scope) {
        Instant earliestShift = scope.affected().start().minus(ClockTimes.MAX_DISTANCE_OF_OVERLAPPING_SHIFTS);
        return members(scope, earliestShift, scope.affected().end())
                .map(ChainSpan::employeeId)
                .collect(Collectors.toSet());
    }

    /** Whose shifts must be evaluated again: the employee, or everybody who ever was or will be in the unit. */
    @Transactional
    public Set<String> everIn(ExemptionScope scope) {
        return scope.unit() == null
                ? Stream.ofNullable(scope.employeeId()).collect(Collectors.toSet())
                : employees.idsEverInUnit(scope.unit());
    }

    /** Each employee with the first and the last moment at which the exemption applies to him. */
    @Transactional
    public List<ShiftKey> moments(ExemptionScope scope) {
        List<ShiftKey> moments = new ArrayList<>();
        members(scope, scope.window().start(), scope.window().end()).forEach(span -> {
            moments.add(new ShiftKey(span.employeeId(), span.from()));
            moments.add(new ShiftKey(span.employeeId(), span.to().minus(1, ChronoUnit.MICROS)));
        });
        return moments;
    }

    private Stream<ChainSpan> members(ExemptionScope scope, Instant from, Instant to) {
        return scope.unit() == null
                ? Stream.ofNullable(scope.employeeId()).map(employeeId -> new ChainSpan(employeeId, from, to))
                : employees.membershipsIn(scope.unit(), from, to).stream();
    }
}
