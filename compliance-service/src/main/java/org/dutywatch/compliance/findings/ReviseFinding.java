package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.employees.Employees;
import org.dutywatch.compliance.evaluation.ShiftOutcome;
import org.dutywatch.compliance.evaluation.ShiftOutcomes;
import org.dutywatch.compliance.findings.domain.FindingLife;
import org.dutywatch.compliance.findings.domain.Rule;
import org.jspecify.annotations.Nullable;

/** Brings the findings of a shift up to date with its evaluation, and publishes each change. */
@ApplicationScoped
public class ReviseFinding implements ShiftOutcomes {
    private final PostgresFindings findings;
    private final Employees employees;
    private final CaseFiles cases;
    private final SucceedFinding succeed;
    private final WeekShares weekShares;
    private final Clock clock;

    ReviseFinding(
            PostgresFindings findings,
            Employees employees,
            CaseFiles cases,
            SucceedFinding succeed,
            WeekShares weekShares,
            Clock clock) {
        this.findings = findings;
        this.employees = employees;
        this.cases = cases;
        this.succeed = succeed;
        this.weekShares = weekShares;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(ShiftOutcome outcome) {
        // An unknown employee has no shifts, and so no findings.
        employees.find(outcome.key().employeeId()).ifPresent(employee -> {
            boolean weekAffected = weekShares.keep(outcome);
            if (weekAffected) {
                // Shifts of one week are handled one after the other, so that the second sees the share of the first.
                findings.lockSuccession(outcome.key().employeeId());
            }
            Instant start = outcome.key().start();
            for (Rule rule : Rule.values()) {
                if (!rule.isWeekly()) {
                    updateFinding(outcome, rule, FindingId.of(employee.pseudonym, rule, start));
                } else if (weekAffected) {
                    updateFinding(outcome, rule, FindingId.of(employee.pseudonym, rule, weekShares.weekOf(start)));
                }
            }
        });
    }

    /**
     * Reads the finding without a lock first, to know which locks are needed; decides on the locked one. If the first
     * read finds none, none can appear meanwhile: only the evaluation creates findings, and it holds the lock on the
     * shift's row in {@code evaluation_due} and, for a weekly rule, the lock on the employee's findings.
     */
    private void updateFinding(ShiftOutcome outcome, Rule rule, UUID id) {
        Finding unlocked = findings.find(id).orElse(null);
        ruleResult(outcome, rule, unlocked).ifPresent(expected -> {
            if (maySupersede(outcome, unlocked, expected)) {
                findings.lockSuccession(outcome.key().employeeId());
            }
            Finding known = unlocked == null ? null : findings.lock(id).orElseThrow();
            ruleResult(outcome, rule, known).ifPresent(now -> revise(outcome, new FindingKey(id, rule), known, now));
        });
    }

    /** Whether the finding may supersede another one or be superseded: it opens, or its shift is gone. */
    private static boolean maySupersede(ShiftOutcome outcome, @Nullable Finding known, Borne now) {
        boolean holds = known != null && !known.standing().state().isTakenBack();
        return holds ? outcome instanceof ShiftOutcome.Gone : now.tier() != null;
    }

    private record FindingKey(UUID id, Rule rule) {}

    private void revise(ShiftOutcome outcome, FindingKey finding, @Nullable Finding known, Borne now) {
        var standing = known == null ? null : known.standing();
        var step = FindingLife.next(standing, now.tier(), now.figures());
        if (step.isPresent()) {
            Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            ShiftKey key = outcome.key();
            var next = known == null ? step.get() : cases.of(known).follow(step.get());
            var revised = new Finding(
                    finding.id(),
                    finding.rule(),
                    key.employeeId(),
                    now.shiftStartOr(key.start()),
                    next.standing(),
                    now.basis(),
                    known == null ? at : known.openedAt(),
                    at);
            succeed.tell(revised, next.change(), outcome);
        } else if (known != null && !known.standing().state().isTakenBack()) {
            findings.refresh(finding.id(), now.figures(), now.basis());
        }
    }

    /** @return empty where there is no finding, and none to open */
    private Optional<Borne> ruleResult(ShiftOutcome outcome, Rule rule, @Nullable Finding known) {
        if (rule.isWeekly()) {
            return AccessFinding.perWeek(weekShares.told(outcome.key()), known);
        }
        if (outcome instanceof ShiftOutcome.Evaluated evaluated) {
            return switch (rule) {
                case ON_DUTY_ACCESS_PER_SHIFT -> AccessFinding.perShift(evaluated, known);
                case ON_DUTY_ACCESS_PER_WINDOW -> AccessFinding.perWindow(evaluated, known);
                case ON_DUTY_ACCESS_PER_WEEK -> throw new IllegalArgumentException("a week is more than a shift");
                case POSSIBLE_POSTING_ON_DUTY -> PostingFinding.borne(evaluated, known);
            };
        }
        return Optional.ofNullable(known).map(Borne::nothingOf);
    }
}
