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

/** Keeps the findings of a shift true: whatever it bears now is what they say, and each change of that is told. */
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
        // Who is nobody known has no shift, and so no finding.
        employees.find(outcome.key().employeeId()).ifPresent(of -> {
            boolean weekTouched = weekShares.keep(outcome);
            if (weekTouched) {
                // Two shifts of a week tell of it one after the other, so that the second sees what the first adds.
                findings.lockSuccession(outcome.key().employeeId());
            }
            Instant start = outcome.key().start();
            for (Rule rule : Rule.values()) {
                if (!rule.isWeekly()) {
                    settle(outcome, rule, FindingId.of(of.pseudonym, rule, start));
                } else if (weekTouched) {
                    settle(outcome, rule, FindingId.of(of.pseudonym, rule, weekShares.weekOf(start)));
                }
            }
        });
    }

    /** Only the evaluation makes findings, and it holds the mark of the shift: where there is none, none comes. */
    private void settle(ShiftOutcome outcome, Rule rule, UUID id) {
        Finding seen = findings.find(id).orElse(null);
        borne(outcome, rule, seen).ifPresent(now -> {
            if (mayChangePlaces(outcome, seen, now)) {
                findings.lockSuccession(outcome.key().employeeId());
            }
            Finding known = seen == null ? null : findings.lock(id).orElseThrow();
            borne(outcome, rule, known).ifPresent(sure -> revise(outcome, new Subject(id, rule), known, sure));
        });
    }

    private static boolean mayChangePlaces(ShiftOutcome outcome, @Nullable Finding known, Borne now) {
        boolean held = known != null && !known.standing().state().isTakenBack();
        return held ? outcome instanceof ShiftOutcome.Gone : now.tier() != null;
    }

    /** Which finding it is about. */
    private record Subject(UUID id, Rule rule) {}

    private void revise(ShiftOutcome outcome, Subject subject, @Nullable Finding known, Borne now) {
        var standing = known == null ? null : known.standing();
        var step = FindingLife.next(standing, now.tier(), now.figures());
        if (step.isPresent()) {
            Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            ShiftKey key = outcome.key();
            var followed = known == null ? step.get() : cases.of(known).follow(step.get());
            var finding = new Finding(
                    subject.id(),
                    subject.rule(),
                    key.employeeId(),
                    now.shiftStartOr(key.start()),
                    followed.standing(),
                    now.basis(),
                    known == null ? at : known.openedAt(),
                    at);
            succeed.tell(finding, followed.change(), outcome);
        } else if (known != null && !known.standing().state().isTakenBack()) {
            findings.refresh(subject.id(), now.figures(), now.basis());
        }
    }

    /** @return nothing where there is no finding and none can come of it */
    private Optional<Borne> borne(ShiftOutcome outcome, Rule rule, @Nullable Finding known) {
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
