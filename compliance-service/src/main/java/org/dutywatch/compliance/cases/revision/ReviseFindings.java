package org.dutywatch.compliance.cases.revision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.FindingCases;
import org.dutywatch.compliance.cases.findings.FindingIds;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.cases.findings.StoreFindings;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcome;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcomeListener;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.findings.FindingLifecycle;
import org.dutywatch.compliance.model.findings.Rule;
import org.dutywatch.compliance.people.employees.Employees;
import org.jspecify.annotations.Nullable;

/** Revises the findings of a shift and of its week, one for each rule, after an evaluation; publishes each revision. */
@ApplicationScoped
public class ReviseFindings implements ShiftOutcomeListener {
    private final FindingRows findings;
    private final StoreFindings storeFindings;
    private final Employees employees;
    private final FindingCases cases;
    private final SupersedeFinding supersedeFinding;
    private final WeekShares weekShares;
    private final Clock clock;

    ReviseFindings(
            FindingRows findings,
            StoreFindings storeFindings,
            Employees employees,
            FindingCases cases,
            SupersedeFinding supersedeFinding,
            WeekShares weekShares,
            Clock clock) {
        this.findings = findings;
        this.storeFindings = storeFindings;
        this.employees = employees;
        this.cases = cases;
        this.supersedeFinding = supersedeFinding;
        this.weekShares = weekShares;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void onShiftOutcome(ShiftOutcome outcome) {
        // An unknown employee has no shifts, and so no findings.
        employees.find(outcome.key().employeeId()).ifPresent(employee -> {
            boolean weekAffected = weekShares.store(outcome);
            if (weekAffected) {
                // Shifts of one week are processed one after the other, so that the second sees the share of the first.
                findings.lockFindingsOfEmployee(outcome.key().employeeId());
            }
            Instant start = outcome.key().start();
            for (Rule rule : Rule.values()) {
                if (!rule.isWeekly()) {
                    updateFinding(outcome, rule, FindingIds.of(employee.pseudonym, rule, start));
                } else if (weekAffected) {
                    updateFinding(outcome, rule, FindingIds.of(employee.pseudonym, rule, weekShares.weekOf(start)));
                }
            }
        });
    }

    /**
     * Reads the finding without a lock, to know which locks are needed; then locks it and decides. If the first read
     * finds none, no other transaction can create it meanwhile: only an evaluation creates findings, and this one has
     * the lock on the shift's row in {@code evaluation_due} or, for a weekly rule, the lock on the employee's findings.
     */
    private void updateFinding(ShiftOutcome outcome, Rule rule, UUID id) {
        Finding unlocked = findings.find(id).orElse(null);
        ruleResult(outcome, rule, unlocked).ifPresent(expected -> {
            if (maySupersede(outcome, unlocked, expected)) {
                findings.lockFindingsOfEmployee(outcome.key().employeeId());
            }
            Finding stored = unlocked == null ? null : findings.lock(id).orElseThrow();
            ruleResult(outcome, rule, stored)
                    .ifPresent(result -> revise(outcome, new FindingKey(id, rule), stored, result));
        });
    }

    /** Whether the finding may supersede another one or be superseded: it opens, or its shift was removed. */
    private static boolean maySupersede(ShiftOutcome outcome, @Nullable Finding stored, RuleResult result) {
        boolean absentOrRetracted = stored == null || stored.snapshot().state().isRetracted();
        return absentOrRetracted ? result.tier() != null : outcome instanceof ShiftOutcome.Removed;
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
                    at);
            supersedeFinding.publish(revised, next.change(), outcome);
        } else if (stored != null && !stored.snapshot().state().isRetracted()) {
            storeFindings.refresh(finding.id(), result.estimate(), result.basis());
        }
    }

    /** @return empty where there is no finding, and none to open */
    private Optional<RuleResult> ruleResult(ShiftOutcome outcome, Rule rule, @Nullable Finding stored) {
        if (rule.isWeekly()) {
            return AccessRuleResults.perWeek(weekShares.checkWeek(outcome.key()), stored);
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
