package org.dutywatch.compliance.measuring.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutywatch.compliance.duty.feeds.RosterHorizon;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.measuring.evidence.Evidence;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.measuring.SiteExemptions;
import org.dutywatch.compliance.model.policies.Coverage.PolicySubject;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.people.employees.Assignment;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.compliance.rules.exemptions.ApprovedExemptions;
import org.dutywatch.compliance.rules.exemptions.Exemptions;
import org.dutywatch.compliance.rules.policies.Policies;
import org.dutywatch.compliance.rules.profiles.ProfilesInForce;
import org.jspecify.annotations.Nullable;

/** Reads the {@link ShiftFacts} of shifts from all tables, with one query for each kind of fact. */
@ApplicationScoped
public class GatherFacts {
    private final CurrentShifts currentShifts;
    private final Exemptions exemptions;
    private final Evidence evidence;
    private final Policies policies;
    private final Employees employees;
    private final ProfilesInForce profilesInForce;
    private final FrozenShifts frozenShifts;
    private final RosterHorizon rosterHorizon;

    GatherFacts(
            CurrentShifts currentShifts,
            Exemptions exemptions,
            Evidence evidence,
            Policies policies,
            Employees employees,
            ProfilesInForce profilesInForce,
            FrozenShifts frozenShifts,
            RosterHorizon rosterHorizon) {
        this.currentShifts = currentShifts;
        this.exemptions = exemptions;
        this.evidence = evidence;
        this.policies = policies;
        this.employees = employees;
        this.profilesInForce = profilesInForce;
        this.frozenShifts = frozenShifts;
        this.rosterHorizon = rosterHorizon;
    }

    /**
     * The shifts that are in the roster.
     *
     * @param assignments where each employee belonged at the start of the shift; a shift of an unknown employee is
     *     absent
     */
    public record GatheredShifts(Map<ShiftKey, ShiftFacts> facts, Map<ShiftKey, Assignment> assignments) {
        /** Where the employee belonged at the start of the shift. */
        public Assignment assignment(ShiftKey key) {
            return assignments.getOrDefault(key, Assignment.UNKNOWN);
        }
    }

    /**
     * Reads the facts of a shift to explain or export it; the evidence must be complete.
     *
     * @return empty if the roster has no such shift
     * @throws EvidenceDropped if a part of the evidence was dropped, also for a shift not in the roster any more
     */
    @Transactional
    public Optional<ShiftFacts> completeFacts(ShiftKey key) {
        var facts = gather(List.of(key)).facts();
        if (!frozenShifts.among(List.of(key), facts).isEmpty()) {
            throw new EvidenceDropped("");
        }
        return Optional.ofNullable(facts.get(key));
    }

    /** As {@link #completeFacts}, but empty also where a part of the evidence was dropped. */
    @Transactional
    public Optional<ShiftFacts> factsIfComplete(ShiftKey key) {
        var facts = gather(List.of(key)).facts();
        return frozenShifts.among(List.of(key), facts).isEmpty()
                ? Optional.ofNullable(facts.get(key))
                : Optional.empty();
    }

    /** Whether a part of the evidence of this shift was dropped, also of a shift that is not in the roster any more. */
    @Transactional
    public boolean isFrozen(ShiftKey key) {
        return !frozenShifts.among(List.of(key), gather(List.of(key)).facts()).isEmpty();
    }

    /** @return those of the shifts that are in the roster, with the limits of the approved policies */
    @Transactional
    public GatheredShifts gather(Collection<ShiftKey> keys) {
        return gather(keys, policies.approved());
    }

    /** The facts of these shifts with the limits of other policies. */
    public static Map<ShiftKey, ShiftFacts> withPolicies(GatheredShifts shifts, Policies.PolicySnapshot approved) {
        var applicablePolicies = new ApplicablePolicies(approved, shifts.assignments());
        Map<ShiftKey, ShiftFacts> others = new TreeMap<>();
        shifts.facts().forEach((key, one) -> {
            List<Policy> applicable = applicablePolicies.of(one.shift());
            others.put(key, one.with(everySite(applicable), particularSites(applicable)));
        });
        return others;
    }

    /** @return those of the shifts that are in the roster, with the limits of these policies */
    @Transactional
    public GatheredShifts gather(Collection<ShiftKey> keys, Policies.PolicySnapshot approved) {
        List<Shift> shifts = shifts(keys);
        List<EmployeeWindow> windows =
                shifts.stream().map(GatherFacts::evidenceWindow).toList();
        var duty = currentShifts.shiftsOverlapping(windows);
        var accesses = evidence.overlapping(windows);
        var assignments =
                employees.assignments(shifts.stream().map(GatherFacts::key).toList());
        var exemptWindows = exemptions.during(
                shifts.stream().map(shift -> query(shift, assignments)).toList());
        var applicablePolicies = new ApplicablePolicies(approved, assignments);
        var knownUntil =
                rosterHorizon.knownUntil(shifts.stream().map(Shift::employeeId).collect(Collectors.toSet()));
        Map<ShiftKey, ShiftFacts> facts = new TreeMap<>();
        for (int i = 0; i < shifts.size(); i++) {
            Shift shift = shifts.get(i);
            List<Policy> applicable = applicablePolicies.of(shift);
            facts.put(
                    key(shift),
                    new ShiftFacts(
                            shift,
                            exemptWindows.get(i).everywhere(),
                            SiteExemptions.of(exemptWindows.get(i).bySite()),
                            otherDuty(shift, duty.getOrDefault(shift.employeeId(), List.of())),
                            within(windows.get(i), accesses.get(i)),
                            everySite(applicable),
                            profilesInForce.at(shift.plannedStart()),
                            knownUntil.get(shift.employeeId()),
                            particularSites(applicable)));
        }
        return new GatheredShifts(facts, assignments);
    }

    private List<Shift> shifts(Collection<ShiftKey> keys) {
        var starts = keys.stream()
                .map(key -> new EmployeeWindow(key.employeeId(), key.start(), key.start()))
                .toList();
        var wanted = java.util.Set.copyOf(keys);
        List<Shift> shifts = new ArrayList<>();
        currentShifts
                .shiftsOverlapping(starts)
                .values()
                .forEach(all -> all.stream()
                        .filter(shift -> wanted.contains(key(shift)))
                        .forEach(shifts::add));
        return shifts;
    }

    private static ShiftKey key(Shift shift) {
        return new ShiftKey(shift.employeeId(), shift.plannedStart());
    }

    private static EmployeeWindow evidenceWindow(Shift shift) {
        Interval time = shift.worked().widened(ShiftEvaluator.MARGIN);
        return new EmployeeWindow(shift.employeeId(), time.start(), time.end());
    }

    private static ApprovedExemptions.ExemptionQuery query(Shift shift, Map<ShiftKey, Assignment> assignments) {
        var assignment = assignments.get(key(shift));
        return new ApprovedExemptions.ExemptionQuery(
                evidenceWindow(shift), assignment == null ? null : assignment.unit());
    }

    private static List<AccessObservation> within(EmployeeWindow window, List<AccessObservation> accesses) {
        Interval time = new Interval(window.from(), window.to());
        return accesses.stream().filter(one -> one.time().overlaps(time)).toList();
    }

    /** @param all shifts of the employee; at least those that overlap the evidence window of this one */
    private static IntervalSet otherDuty(Shift shift, List<Shift> all) {
        EmployeeWindow window = evidenceWindow(shift);
        return all.stream()
                .filter(other -> !other.plannedStart().equals(shift.plannedStart()))
                .filter(other -> !other.worked().start().isAfter(window.to())
                        && other.worked().end().isAfter(window.from()))
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
    private record ApplicablePolicies(Policies.PolicySnapshot approved, Map<ShiftKey, Assignment> assignments) {

        List<Policy> of(Shift shift) {
            var assignment = assignments.getOrDefault(GatherFacts.key(shift), Assignment.UNKNOWN);
            return approved.applicableTo(
                    new PolicySubject(assignment.unit(), assignment.rank(), shift.kind()), shift.plannedStart());
        }
    }
}
