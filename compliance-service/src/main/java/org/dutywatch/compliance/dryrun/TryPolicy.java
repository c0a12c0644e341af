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
 * Measures past shifts again, in the same way as the evaluation: once under the policies in force, and once under these
 * and a draft. It writes nothing but an audit record. Only one dry run at a time: the evaluation of due shifts has
 * priority.
 */
@ApplicationScoped
class TryPolicy {
    private static final int BATCH_SIZE = 32;

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
     * @throws ProblemException NOT_FOUND if there is no such policy; INVALID_REQUEST if the time is empty; TOO_LARGE
     *     for more shifts than {@link LimitsConfig#dryRunShifts()}; TOO_MANY_REQUESTS while another dry run is running
     */
    DryRunResponse apply(UUID policyId, DryRunRequest request) {
        if (!request.to().isAfter(request.from())) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "to must be after from");
        }
        var draft = policies.inForceWith(policyId, request.from());
        if (!running.tryAcquire()) {
            throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "another dry run is going on");
        }
        try {
            var keys = shiftsToTry(request);
            audit.record(
                    "dry_run_policy", policyId.toString(), "shifts from " + request.from() + " to " + request.to());
            return new Run(draft).of(policyId, request, keys);
        } finally {
            running.release();
        }
    }

    private List<ShiftKey> shiftsToTry(DryRunRequest request) {
        var found = shifts.between(request.from(), request.to(), config.dryRunShifts() + 1);
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
        private final Policies.InForce draft;
        private final Policies.InForce inForce = policies.inForce();
        private final Tally tally = new Tally();
        private final Map<Side, Map<ShiftKey, List<WeekShare>>> weekSharesBySide =
                Map.of(Side.IN_FORCE, new TreeMap<>(), Side.DRAFT, new TreeMap<>());
        private final Map<ShiftKey, String> unitOf = new TreeMap<>();
        private int frozen;

        private Run(Policies.InForce draft) {
            this.draft = draft;
        }

        private DryRunResponse of(UUID policyId, DryRunRequest request, List<ShiftKey> keys) {
            for (int from = 0; from < keys.size(); from += BATCH_SIZE) {
                measure(keys.subList(from, Math.min(from + BATCH_SIZE, keys.size())));
            }
            weekSharesBySide.forEach(this::countWeeks);
            return new DryRunResponse(
                    policyId,
                    request.from(),
                    request.to(),
                    tally.shifts(),
                    frozen,
                    tally.total(Side.IN_FORCE),
                    tally.total(Side.DRAFT),
                    tally.units());
        }

        private void measure(List<ShiftKey> batch) {
            var factsInForce = gatherFacts.of(batch, inForce);
            var factsWithDraft = gatherFacts.under(factsInForce, draft);
            var frozenKeys = frozenShifts.among(factsInForce.keySet(), factsInForce);
            frozen += frozenKeys.size();
            var assignments = employees.assignments(factsInForce.keySet());
            factsInForce.forEach((key, facts) -> {
                ShiftFacts draftFacts = factsWithDraft.get(key);
                if (draftFacts != null && !frozenKeys.contains(key)) {
                    String unit =
                            assignments.getOrDefault(key, Assignment.NOWHERE).unit();
                    unitOf.put(key, unit);
                    tally.shift(unit);
                    measure(key, unit, Side.IN_FORCE, facts);
                    measure(key, unit, Side.DRAFT, draftFacts);
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
                weekSharesBySide.getOrDefault(side, Map.of()).put(key, measured.weekShares());
            }
        }

        private void count(String unit, Side side, Rule rule, List<Judgement> judgements, Measure per) {
            Judgement.strongest(judgements, per)
                    .flatMap(one -> Tier.of(one.verdict()))
                    .ifPresent(tier -> tally.finding(unit, side, rule, tier));
        }

        private void countWeeks(Side side, Map<ShiftKey, List<WeekShare>> shares) {
            Map<EmployeeWeek, List<WeekShare>> byWeek = new HashMap<>();
            shares.forEach((key, sharesOfShift) -> byWeek.computeIfAbsent(
                            new EmployeeWeek(
                                    key.employeeId(), weeks.of(key.start()).start()),
                            week -> new ArrayList<>())
                    .addAll(sharesOfShift));
            byWeek.forEach((week, sharesOfWeek) -> WeekRule.judge(weeks.of(week.start()), sharesOfWeek)
                    .ifPresent(weekResult -> Tier.of(weekResult.judgement().verdict())
                            .ifPresent(tier -> tally.finding(
                                    unitOf.getOrDefault(
                                            new ShiftKey(
                                                    week.employeeId(),
                                                    weekResult.last().shiftStart()),
                                            ""),
                                    side,
                                    Rule.ON_DUTY_ACCESS_PER_WEEK,
                                    tier))));
        }
    }
}
