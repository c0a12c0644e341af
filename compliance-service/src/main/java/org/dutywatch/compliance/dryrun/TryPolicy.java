package org.dutywatch.compliance.dryrun;

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
import org.dutywatch.compliance.dryrun.Tally.Side;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.employees.Assignment;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.evaluation.FrozenShifts;
import org.dutywatch.compliance.evaluation.GatherFacts;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.DepartmentWeek;
import org.dutywatch.compliance.evaluation.domain.Judgement;
import org.dutywatch.compliance.evaluation.domain.Measure;
import org.dutywatch.compliance.evaluation.domain.WeekRule;
import org.dutywatch.compliance.evaluation.domain.WeekShare;
import org.dutywatch.compliance.findings.domain.Rule;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.policies.LimitsConfig;
import org.dutywatch.compliance.policies.Policies;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Measures past shifts again, as the evaluation does, under what is in force and under that and a draft. Nothing is
 * written but that somebody asked. One at a time: the evaluation of what is due needs the machine more.
 */
@ApplicationScoped
class TryPolicy {
    private static final int AT_ONCE = 32;

    private final Policies policies;
    private final DutyShifts shifts;
    private final GatherFacts gatherFacts;
    private final FrozenShifts frozenShifts;
    private final Employees employees;
    private final AuditTrail audit;
    private final LimitsConfig config;
    private final DepartmentWeek weeks;
    private final Semaphore running = new Semaphore(1);

    TryPolicy(
            Policies policies,
            DutyShifts shifts,
            GatherFacts gatherFacts,
            FrozenShifts frozenShifts,
            Employees employees,
            AuditTrail audit,
            LimitsConfig config,
            @ConfigProperty(name = "dutywatch.zone") String zone) {
        this.policies = policies;
        this.shifts = shifts;
        this.gatherFacts = gatherFacts;
        this.frozenShifts = frozenShifts;
        this.employees = employees;
        this.audit = audit;
        this.config = config;
        this.weeks = new DepartmentWeek(ZoneId.of(zone), config.weekStartsOn());
    }

    /**
     * @throws ProblemException NOT_FOUND; INVALID_REQUEST; TOO_LARGE for more shifts than allowed; TOO_MANY_REQUESTS
     *     while another dry run is going on
     */
    DryRunResponse apply(UUID policyId, DryRunRequest asked) {
        if (!asked.to().isAfter(asked.from())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "to must be after from");
        }
        var draft = policies.inForceWith(policyId, asked.from());
        if (!running.tryAcquire()) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "another dry run is going on");
        }
        try {
            var keys = tried(asked);
            audit.record("dry_run_policy", policyId.toString(), "shifts from " + asked.from() + " to " + asked.to());
            return new Run(draft).of(policyId, asked, keys);
        } finally {
            running.release();
        }
    }

    private List<ShiftKey> tried(DryRunRequest asked) {
        var found = shifts.between(asked.from(), asked.to(), config.dryRunShifts() + 1);
        if (found.size() > config.dryRunShifts()) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, "more than " + config.dryRunShifts() + " shifts: ask for a shorter time");
        }
        return found;
    }

    /** An employee's week. */
    private record EmployeeWeek(String employeeId, Instant start) {}

    /** What is gathered on the way: findings, and the shares of weeks of which the findings are not known yet. */
    private final class Run {
        private final Policies.InForce draft;
        private final Policies.InForce inForce = policies.inForce();
        private final Tally tally = new Tally();
        private final Map<Side, Map<ShiftKey, List<WeekShare>>> weekly =
                Map.of(Side.IN_FORCE, new TreeMap<>(), Side.DRAFT, new TreeMap<>());
        private final Map<ShiftKey, String> unitOf = new TreeMap<>();
        private int frozen;

        private Run(Policies.InForce draft) {
            this.draft = draft;
        }

        private DryRunResponse of(UUID policyId, DryRunRequest asked, List<ShiftKey> keys) {
            for (int from = 0; from < keys.size(); from += AT_ONCE) {
                measure(keys.subList(from, Math.min(from + AT_ONCE, keys.size())));
            }
            weekly.forEach(this::weeks);
            return new DryRunResponse(
                    policyId,
                    asked.from(),
                    asked.to(),
                    tally.shifts(),
                    frozen,
                    tally.total(Side.IN_FORCE),
                    tally.total(Side.DRAFT),
                    tally.units());
        }

        private void measure(List<ShiftKey> some) {
            var now = gatherFacts.of(some, inForce);
            var then = gatherFacts.under(now, draft);
            var cold = frozenShifts.among(now.keySet(), now);
            frozen += cold.size();
            var assignments = employees.assignments(now.keySet());
            now.forEach((key, facts) -> {
                ShiftFacts other = then.get(key);
                if (other != null && !cold.contains(key)) {
                    String unit =
                            assignments.getOrDefault(key, Assignment.NOWHERE).unit();
                    unitOf.put(key, unit);
                    tally.shift(unit);
                    measure(key, unit, Side.IN_FORCE, facts);
                    measure(key, unit, Side.DRAFT, other);
                }
            });
        }

        private void measure(ShiftKey key, String unit, Side side, ShiftFacts facts) {
            if (facts.policy() == null && facts.besides().isEmpty()) {
                return;
            }
            var measured = facts.measure();
            count(unit, side, Rule.ON_DUTY_ACCESS_PER_SHIFT, measured.judgements(), Measure.SHIFT);
            count(unit, side, Rule.ON_DUTY_ACCESS_PER_WINDOW, measured.judgements(), Measure.WINDOW);
            if (!measured.weekShares().isEmpty()) {
                weekly.getOrDefault(side, Map.of()).put(key, measured.weekShares());
            }
        }

        private void count(String unit, Side side, Rule rule, List<Judgement> judgements, Measure per) {
            Judgement.strongest(judgements, per)
                    .flatMap(one -> Tier.of(one.verdict()))
                    .ifPresent(tier -> tally.finding(unit, side, rule, tier));
        }

        private void weeks(Side side, Map<ShiftKey, List<WeekShare>> shares) {
            Map<EmployeeWeek, List<WeekShare>> byWeek = new HashMap<>();
            shares.forEach((key, some) -> byWeek.computeIfAbsent(
                            new EmployeeWeek(
                                    key.employeeId(), weeks.of(key.start()).start()),
                            week -> new ArrayList<>())
                    .addAll(some));
            byWeek.forEach((week, some) -> WeekRule.judge(weeks.of(week.start()), some)
                    .ifPresent(told -> Tier.of(told.judgement().verdict())
                            .ifPresent(tier -> tally.finding(
                                    unitOf.getOrDefault(
                                            new ShiftKey(
                                                    week.employeeId(),
                                                    told.last().shiftStart()),
                                            ""),
                                    side,
                                    Rule.ON_DUTY_ACCESS_PER_WEEK,
                                    tier))));
        }
    }
}
