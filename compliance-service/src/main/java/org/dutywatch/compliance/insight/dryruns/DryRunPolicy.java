package org.dutywatch.compliance.insight.dryruns;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.insight.dashboards.DashboardConfig;
import org.dutywatch.compliance.insight.dashboards.WholeWeeks;
import org.dutywatch.compliance.insight.dashboards.domain.WeeklyPeople;
import org.dutywatch.compliance.insight.dryruns.FindingTally.PolicySide;
import org.dutywatch.compliance.measuring.evaluation.FrozenShifts;
import org.dutywatch.compliance.measuring.evaluation.GatherFacts;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.verdicts.DepartmentWeek;
import org.dutywatch.compliance.model.verdicts.LimitCheck;
import org.dutywatch.compliance.model.verdicts.LimitPeriod;
import org.dutywatch.compliance.model.verdicts.WeekRule;
import org.dutywatch.compliance.model.verdicts.WeekShare;
import org.dutywatch.compliance.rules.policies.LimitsConfig;
import org.dutywatch.compliance.rules.policies.Policies;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;

/**
 * Measures past shifts again, in the same way as the evaluation: once under the policies in force, and once under these
 * and a draft. It writes nothing but an audit record. Only one dry run at a time: the evaluation of due shifts has
 * priority.
 */
@ApplicationScoped
class DryRunPolicy {
    private static final int BATCH_SIZE = 32;
    private static final String SHIFTS = "shifts";

    private final Policies policies;
    private final CurrentShifts currentShifts;
    private final GatherFacts gatherFacts;
    private final FrozenShifts frozenShifts;
    private final AuditTrail audit;
    private final LimitsConfig config;
    private final DashboardConfig dashboards;
    private final Caller caller;
    private final WholeWeeks wholeWeeks;
    private final DepartmentWeek weeks;
    private final Semaphore running = new Semaphore(1);

    DryRunPolicy(
            Policies policies,
            CurrentShifts currentShifts,
            GatherFacts gatherFacts,
            FrozenShifts frozenShifts,
            AuditTrail audit,
            LimitsConfig config,
            DashboardConfig dashboards,
            WholeWeeks wholeWeeks,
            Caller caller,
            ZoneId zone) {
        this.policies = policies;
        this.currentShifts = currentShifts;
        this.gatherFacts = gatherFacts;
        this.frozenShifts = frozenShifts;
        this.audit = audit;
        this.config = config;
        this.dashboards = dashboards;
        this.caller = caller;
        this.wholeWeeks = wholeWeeks;
        this.weeks = new DepartmentWeek(zone, config.weekStartsOn());
    }

    /**
     * @throws ProblemException NOT_FOUND if there is no such policy; INVALID_REQUEST if the time is empty, or if it is
     *     not whole weeks that have ended and the caller is no auditor; RULE_REFUSED, unless he is an auditor, for few
     *     employees in a week; TOO_LARGE for more shifts than {@link LimitsConfig#dryRunShifts()}; TOO_MANY_REQUESTS while
     *     another dry run is running
     */
    PolicyDryRunResponse run(UUID policyId, PolicyDryRunRequest request) {
        if (!request.to().isAfter(request.from())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "to must be after from");
        }
        boolean exact = caller.hasRole(Roles.AUDITOR);
        if (!exact) {
            wholeWeeks.refuseUnlessWhole("a dry run", request.from(), request.to());
        }
        var draft = policies.approvedWith(policyId, request.from());
        if (!running.tryAcquire()) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "another dry run is running");
        }
        try {
            var keys = shiftsToTry(request);
            audit.record(
                    "dry_run_policy", policyId.toString(), "shifts from " + request.from() + " to " + request.to());
            return new Run(draft).of(policyId, request, keys, exact);
        } finally {
            running.release();
        }
    }

    private List<ShiftKey> shiftsToTry(PolicyDryRunRequest request) {
        var found = currentShifts.keysStartingIn(
                new Interval(request.from(), request.to()), null, config.dryRunShifts() + 1);
        if (found.size() > config.dryRunShifts()) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, "more than " + config.dryRunShifts() + " shifts: ask for a shorter time");
        }
        return found;
    }

    /**
     * One week of one employee.
     *
     * @param start of the week
     */
    private record EmployeeWeek(String employeeId, Instant start) {}

    /**
     * One dry run. It measures shift by shift, counts the findings per shift and per window, and collects the shares of
     * weeks. The findings per week are counted at the end, when all shifts of a week are known.
     */
    private final class Run {
        private final Policies.PolicySnapshot draft;
        private final Policies.PolicySnapshot inForce = policies.approved();
        private final FindingTally tally = new FindingTally();
        private final Map<PolicySide, Map<ShiftKey, List<WeekShare>>> weekSharesBySide =
                Map.of(PolicySide.IN_FORCE, new TreeMap<>(), PolicySide.DRAFT, new TreeMap<>());
        private final Map<ShiftKey, String> unitOf = new TreeMap<>();
        private int frozen;

        private Run(Policies.PolicySnapshot draft) {
            this.draft = draft;
        }

        private PolicyDryRunResponse of(
                UUID policyId, PolicyDryRunRequest request, List<ShiftKey> keys, boolean exact) {
            for (int from = 0; from < keys.size(); from += BATCH_SIZE) {
                measure(keys.subList(from, Math.min(from + BATCH_SIZE, keys.size())));
            }
            weekSharesBySide.forEach(this::countWeeks);
            int smallestGroup = exact ? 1 : dashboards.smallestGroup();
            if (!people(smallestGroup).withheld(SHIFTS).isEmpty()) {
                throw new ProblemException(
                        ProblemType.RULE_REFUSED,
                        "the shifts of a week are of fewer than " + smallestGroup + " employees: choose other weeks");
            }
            return new PolicyDryRunResponse(
                    policyId,
                    request.from(),
                    request.to(),
                    tally.shifts(),
                    frozen,
                    tally.roundedTotal(PolicySide.IN_FORCE, smallestGroup),
                    tally.roundedTotal(PolicySide.DRAFT, smallestGroup),
                    exact ? tally.units() : List.of());
        }

        private WeeklyPeople people(int smallestGroup) {
            var people = new WeeklyPeople(smallestGroup, wholeWeeks::startOf);
            unitOf.keySet().forEach(key -> people.add(key.start(), SHIFTS, "", key.employeeId()));
            return people;
        }

        private void measure(List<ShiftKey> batch) {
            var gathered = gatherFacts.gather(batch, inForce);
            var factsInForce = gathered.facts();
            var factsWithDraft = GatherFacts.withPolicies(gathered, draft);
            var frozenKeys = frozenShifts.among(factsInForce.keySet(), factsInForce);
            frozen += frozenKeys.size();
            factsInForce.forEach((key, facts) -> {
                ShiftFacts draftFacts = factsWithDraft.get(key);
                if (draftFacts != null && !frozenKeys.contains(key)) {
                    String unit = gathered.assignment(key).unit();
                    unitOf.put(key, unit);
                    tally.countShift(unit, key.employeeId());
                    measure(key, unit, PolicySide.IN_FORCE, facts);
                    measure(key, unit, PolicySide.DRAFT, draftFacts);
                }
            });
        }

        private void measure(ShiftKey key, String unit, PolicySide side, ShiftFacts facts) {
            if (facts.policy() == null && facts.sitePolicies().isEmpty()) {
                return;
            }
            var measured = facts.checkLimits();
            count(key, unit, side, Rule.ON_DUTY_ACCESS_PER_SHIFT, measured.limitChecks(), LimitPeriod.SHIFT);
            count(key, unit, side, Rule.ON_DUTY_ACCESS_PER_WINDOW, measured.limitChecks(), LimitPeriod.WINDOW);
            if (!measured.weekShares().isEmpty()) {
                weekSharesBySide.getOrDefault(side, Map.of()).put(key, measured.weekShares());
            }
        }

        private void count(
                ShiftKey key, String unit, PolicySide side, Rule rule, List<LimitCheck> limitChecks, LimitPeriod per) {
            LimitCheck.mostSevere(limitChecks, per)
                    .flatMap(one -> Tier.of(one.verdict()))
                    .ifPresent(tier -> tally.countFinding(unit, key.employeeId(), side, rule, tier));
        }

        private void countWeeks(PolicySide side, Map<ShiftKey, List<WeekShare>> shares) {
            Map<EmployeeWeek, List<WeekShare>> byWeek = new HashMap<>();
            shares.forEach((key, sharesOfShift) -> byWeek.computeIfAbsent(
                            new EmployeeWeek(
                                    key.employeeId(), weeks.of(key.start()).start()),
                            week -> new ArrayList<>())
                    .addAll(sharesOfShift));
            byWeek.forEach((week, sharesOfWeek) -> WeekRule.check(weeks.of(week.start()), sharesOfWeek)
                    .ifPresent(weekCheck -> Tier.of(weekCheck.limitCheck().verdict())
                            .ifPresent(tier -> tally.countFinding(
                                    unitOf.getOrDefault(
                                            new ShiftKey(
                                                    week.employeeId(),
                                                    weekCheck.last().shiftStart()),
                                            ""),
                                    week.employeeId(),
                                    side,
                                    Rule.ON_DUTY_ACCESS_PER_WEEK,
                                    tier))));
        }
    }
}
