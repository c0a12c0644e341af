package org.dutywatch.compliance.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.exemptions.Exemptions;
import org.dutywatch.compliance.policies.Policies;
import org.dutywatch.compliance.roster.Rosters;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** Reads what the minutes of a shift depend on. */
@ApplicationScoped
public class GatherFacts {
    private final Rosters rosters;
    private final Exemptions exemptions;
    private final Evidence evidence;
    private final Policies policies;
    private final Employees employees;
    private final ProfilesInForce profiles;

    GatherFacts(
            Rosters rosters,
            Exemptions exemptions,
            Evidence evidence,
            Policies policies,
            Employees employees,
            ProfilesInForce profiles) {
        this.rosters = rosters;
        this.exemptions = exemptions;
        this.evidence = evidence;
        this.policies = policies;
        this.employees = employees;
        this.profiles = profiles;
    }

    /** @return nothing where the roster has no such shift */
    @Transactional
    public Optional<ShiftFacts> of(ShiftKey key) {
        return rosters.shift(key.employeeId(), key.start()).map(this::facts);
    }

    private ShiftFacts facts(Shift shift) {
        String employee = shift.employeeId();
        Interval seen = shift.span().widened(ShiftEvaluator.MARGIN);
        String unit = employees.units(Set.of(employee)).getOrDefault(employee, "");
        return new ShiftFacts(
                shift,
                exemptions.during(employee, seen.start(), seen.end()),
                dutyOf(others(shift, seen)),
                evidence.overlapping(employee, seen).stream()
                        .filter(one -> one.time().overlaps(seen))
                        .toList(),
                policies.inForce(unit, shift.span().start()).orElse(null),
                profiles.at(shift.span().start()));
    }

    private List<Shift> others(Shift shift, Interval seen) {
        return rosters.shiftsTouching(shift.employeeId(), seen.start(), seen.end()).stream()
                .filter(other -> !other.span().start().equals(shift.span().start()))
                .toList();
    }

    private static IntervalSet dutyOf(List<Shift> shifts) {
        return shifts.stream().map(Shift::duty).reduce(IntervalSet.empty(), IntervalSet::union);
    }
}
