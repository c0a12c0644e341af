package org.dutywatch.compliance.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.employees.Assignment;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.evaluation.domain.SiteExemptions;
import org.dutywatch.compliance.exemptions.ApprovedExemptions;
import org.dutywatch.compliance.exemptions.Exemptions;
import org.dutywatch.compliance.policies.Policies;
import org.dutywatch.compliance.policies.Policy;
import org.dutywatch.compliance.policies.domain.Coverage.Subject;
import org.dutywatch.compliance.roster.RosterHorizon;
import org.dutywatch.compliance.roster.Rosters;
import org.dutywatch.compliance.roster.Window;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Reads the facts that the minutes of shifts depend on, with one query for each kind of fact. */
@ApplicationScoped
public class GatherFacts {
    private final Rosters rosters;
    private final Exemptions exemptions;
    private final Evidence evidence;
    private final Policies policies;
    private final Employees employees;
    private final ProfilesInForce profiles;
    private final FrozenShifts frozenShifts;
    private final RosterHorizon horizon;

    GatherFacts(
            Rosters rosters,
            Exemptions exemptions,
            Evidence evidence,
            Policies policies,
            Employees employees,
            ProfilesInForce profiles,
            FrozenShifts frozenShifts,
            RosterHorizon horizon) {
        this.rosters = rosters;
        this.exemptions = exemptions;
        this.evidence = evidence;
        this.policies = policies;
        this.employees = employees;
        this.profiles = profiles;
        this.frozenShifts = frozenShifts;
        this.horizon = horizon;
    }

    /**
     * Reads the facts of a shift to explain or export it; the evidence must be complete.
     *
     * @return empty if the roster has no such shift
     * @throws ProblemException CONFLICT if a part of the evidence was dropped, also for a shift not in the roster any
     *     more
     */
    @Transactional
    public Optional<ShiftFacts> whole(ShiftKey key) {
        var facts = of(List.of(key));
        if (!frozenShifts.among(List.of(key), facts).isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The evidence of this shift is no longer kept, so nobody can show what its figures rest on;"
                            + " its figures stay as they were made.");
        }
        return Optional.ofNullable(facts.get(key));
    }

    /** @return the facts of each shift that is in the roster */
    @Transactional
    public Map<ShiftKey, ShiftFacts> of(Collection<ShiftKey> keys) {
        return of(keys, policies.inForce());
    }

    /** The same facts with the limits of these policies. */
    @Transactional
    public Map<ShiftKey, ShiftFacts> under(Map<ShiftKey, ShiftFacts> facts, Policies.InForce inForce) {
        var limits = new ApplicablePolicies(inForce, employees.assignments(facts.keySet()));
        Map<ShiftKey, ShiftFacts> others = new TreeMap<>();
        facts.forEach((key, one) -> {
            List<Policy> applicable = limits.of(one.shift());
            others.put(key, one.with(everySite(applicable), particularSites(applicable)));
        });
        return others;
    }

    /** The facts of each shift that is in the roster, with the limits of these policies. */
    @Transactional
    public Map<ShiftKey, ShiftFacts> of(Collection<ShiftKey> keys, Policies.InForce inForce) {
        List<Shift> shifts = shifts(keys);
        List<Window> windows = shifts.stream().map(GatherFacts::evidenceWindow).toList();
        var duty = rosters.shiftsTouching(windows);
        var accesses = evidence.overlapping(windows);
        var assignments =
                employees.assignments(shifts.stream().map(GatherFacts::key).toList());
        var business = exemptions.during(
                shifts.stream().map(shift -> query(shift, assignments)).toList());
        var limits = new ApplicablePolicies(inForce, assignments);
        var knownUntil =
                horizon.knownUntil(shifts.stream().map(Shift::employeeId).collect(Collectors.toSet()));
        Map<ShiftKey, ShiftFacts> facts = new TreeMap<>();
        for (int i = 0; i < shifts.size(); i++) {
            Shift shift = shifts.get(i);
            List<Policy> applicable = limits.of(shift);
            facts.put(
                    key(shift),
                    new ShiftFacts(
                            shift,
                            business.get(i).everywhere(),
                            SiteExemptions.of(business.get(i).bySite()),
                            otherDuty(shift, duty.getOrDefault(shift.employeeId(), List.of())),
                            within(windows.get(i), accesses.get(i)),
                            everySite(applicable),
                            profiles.at(shift.plannedStart()),
                            knownUntil.get(shift.employeeId()),
                            particularSites(applicable)));
        }
        return facts;
    }

    private List<Shift> shifts(Collection<ShiftKey> keys) {
        var starts = keys.stream()
                .map(key -> new Window(key.employeeId(), key.start(), key.start()))
                .toList();
        var wanted = java.util.Set.copyOf(keys);
        List<Shift> shifts = new ArrayList<>();
        rosters.shiftsTouching(starts)
                .values()
                .forEach(all -> all.stream()
                        .filter(shift -> wanted.contains(key(shift)))
                        .forEach(shifts::add));
        return shifts;
    }

    private static ShiftKey key(Shift shift) {
        return new ShiftKey(shift.employeeId(), shift.plannedStart());
    }

    private static Window evidenceWindow(Shift shift) {
        Interval time = shift.span().widened(ShiftEvaluator.MARGIN);
        return new Window(shift.employeeId(), time.start(), time.end());
    }

    private static ApprovedExemptions.Asked query(Shift shift, Map<ShiftKey, Assignment> assignments) {
        var assignment = assignments.get(key(shift));
        return new ApprovedExemptions.Asked(evidenceWindow(shift), assignment == null ? null : assignment.unit());
    }

    private static List<AccessObservation> within(Window window, List<AccessObservation> accesses) {
        Interval time = new Interval(window.from(), window.to());
        return accesses.stream().filter(one -> one.time().overlaps(time)).toList();
    }

    /** @param all shifts of the employee; at least those that overlap the evidence window of this one */
    private static IntervalSet otherDuty(Shift shift, List<Shift> all) {
        Window window = evidenceWindow(shift);
        return all.stream()
                .filter(other -> !other.plannedStart().equals(shift.plannedStart()))
                .filter(other -> !other.span().start().isAfter(window.to())
                        && other.span().end().isAfter(window.from()))
                .map(Shift::duty)
                .reduce(IntervalSet.empty(), IntervalSet::union);
    }

    private static @Nullable Policy everySite(List<Policy> applicable) {
        return applicable.stream()
                .filter(one -> one.sites().coversEverySite())
                .findFirst()
                .orElse(null);
    }

    private static List<Policy> particularSites(List<Policy> applicable) {
        return applicable.stream().filter(one -> !one.sites().coversEverySite()).toList();
    }

    /** Finds the policies that apply to a shift. */
    private record ApplicablePolicies(Policies.InForce inForce, Map<ShiftKey, Assignment> assignments) {

        List<Policy> of(Shift shift) {
            var assignment = assignments.getOrDefault(GatherFacts.key(shift), Assignment.NOWHERE);
            return inForce.holding(
                    new Subject(assignment.unit(), assignment.rank(), shift.kind()), shift.plannedStart());
        }
    }
}
