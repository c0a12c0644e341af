package org.dutywatch.compliance.cases.revision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.FindingCases;
import org.dutywatch.compliance.cases.findings.FindingIds;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.cases.findings.PublishFindingRevision;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcome;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcomeListener;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.findings.FindingLifecycle;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.model.verdicts.WeekRule;
import org.dutywatch.compliance.people.employees.Employees;
import org.jspecify.annotations.Nullable;

/** Revises the findings of a shift and of its week, one for each rule, after an evaluation; publishes each revision. */
@ApplicationScoped
public class ReviseFindings implements ShiftOutcomeListener {
    private final FindingRows findings;
    private final PublishFindingRevision publishFindingRevision;
    private final Employees employees;
    private final FindingCases cases;
    private final SupersedeFinding supersedeFinding;
    private final WeekShares weekShares;
    private final Clock clock;

    ReviseFindings(
            FindingRows findings,
            PublishFindingRevision publishFindingRevision,
            Employees employees,
            FindingCases cases,
            SupersedeFinding supersedeFinding,
            WeekShares weekShares,
            Clock clock) {
        this.findings = findings;
        this.publishFindingRevision = publishFindingRevision;
        this.employees = employees;
        this.cases = cases;
        this.supersedeFinding = supersedeFinding;
        this.weekShares = weekShares;
        this.clock = clock;
    }

    /**
     * Reads the findings without a lock, to know which locks are needed; then locks them in the order of their ids and
     * decides. A finding that the first read does not find cannot be created meanwhile by another transaction: only an
     * evaluation creates findings, and this one has the lock on the shift's row in {@code evaluation_due} or, for a
     * weekly rule, the lock on the employee's findings.
     */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void onShiftOutcome(ShiftOutcome outcome) {
        // An unknown employee has no shifts, and so no findings.
        employees.find(outcome.key().employeeId()).ifPresent(employee -> {
            boolean weekAffected = weekShares.store(outcome);
            if (weekAffected) {
                // Shifts of one week are processed one after the other, so that the second sees the share of the first.
                findings.lockFindingsOfEmployee(employee.employeeId);
            }
            Map<Rule, UUID> ids = ids(employee.pseudonym, outcome.key().start(), weekAffected);
            Map<UUID, Finding> unlocked = byId(findings.find(ids.values()));
            var results = new RuleResults(
                    outcome, weekAffected ? weekShares.checkWeek(outcome.key()).orElse(null) : null);
            if (!weekAffected && ids.entrySet().stream().anyMatch(rule -> maySupersede(results, rule, unlocked))) {
                findings.lockFindingsOfEmployee(employee.employeeId);
            }
            Map<UUID, Finding> stored = unlocked.isEmpty() ? unlocked : byId(findings.lock(unlocked.keySet()));
            ids.forEach((rule, id) -> results.of(rule, stored.get(id))
                    .ifPresent(result -> revise(outcome, new FindingKey(id, rule), stored.get(id), result)));
        });
    }

    private Map<Rule, UUID> ids(String pseudonym, Instant start, boolean weekAffected) {
        Map<Rule, UUID> ids = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            if (!rule.isWeekly()) {
                ids.put(rule, FindingIds.of(pseudonym, rule, start));
            } else if (weekAffected) {
                ids.put(rule, FindingIds.of(pseudonym, rule, weekShares.weekOf(start)));
            }
        }
        return ids;
    }

    private static Map<UUID, Finding> byId(List<Finding> findings) {
        return findings.stream().collect(Collectors.toMap(Finding::id, Function.identity()));
    }

    /** Whether the finding may supersede another one or be superseded: it opens, or its shift was removed. */
    private static boolean maySupersede(RuleResults results, Map.Entry<Rule, UUID> rule, Map<UUID, Finding> unlocked) {
        Finding stored = unlocked.get(rule.getValue());
        return results.of(rule.getKey(), stored)
                .filter(result -> (stored == null || stored.snapshot().state().isRetracted())
                        ? result.tier() != null
                        : results.outcome() instanceof ShiftOutcome.Removed)
                .isPresent();
    }

    private record FindingKey(UUID id, Rule rule) {}

    private void revise(ShiftOutcome outcome, FindingKey finding, @Nullable Finding stored, RuleResult result) {
        var snapshot = stored == null ? null : stored.snapshot();
        var revision = FindingLifecycle.next(snapshot, result.tier(), result.estimate());
        if (revision.isPresent()) {
            Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            ShiftKey key = outcome.key();
            var next = stored == null ? revision.get() : cases.of(stored).applyMeasurement(revision.get());
            var revised = new Finding(
                    finding.id(),
                    finding.rule(),
                    key.employeeId(),
                    result.shiftStartOr(key.start()),
                    next.snapshot(),
                    result.basis(),
                    stored == null ? at : stored.openedAt(),
                    at,
                    outcome.dutyVersion());
            supersedeFinding.publish(revised, next.change(), outcome);
        } else if (stored != null && !stored.snapshot().state().isRetracted()) {
            publishFindingRevision.refresh(
                    stored, stored.refreshed(result.estimate(), result.basis(), outcome.dutyVersion()));
        }
    }

    /**
     * What each rule finds in a shift and its week.
     *
     * @param weekCheck null where no limit per week is in force, or the week is not affected
     */
    private record RuleResults(ShiftOutcome outcome, WeekRule.@Nullable WeekCheck weekCheck) {

        /** @return empty where there is no finding, and none to open */
        Optional<RuleResult> of(Rule rule, @Nullable Finding stored) {
            if (rule.isWeekly()) {
                return AccessRuleResults.perWeek(weekCheck, stored);
            }
            if (outcome instanceof ShiftOutcome.Evaluated evaluated) {
                return switch (rule) {
                    case ON_DUTY_ACCESS_PER_SHIFT -> AccessRuleResults.perShift(evaluated, stored);
                    case ON_DUTY_ACCESS_PER_WINDOW -> AccessRuleResults.perWindow(evaluated, stored);
                    case ON_DUTY_ACCESS_PER_WEEK -> throw new IllegalArgumentException("a week has its own check");
                    case POSSIBLE_POSTING_ON_DUTY -> PostingRuleResults.ruleResult(evaluated, stored);
                };
            }
            return Optional.ofNullable(stored).map(RuleResult::withdrawalOf);
        }
    }
}
