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
import org.dutywatch.compliance.evaluation.domain.Verdict;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.FindingLife;
import org.dutywatch.compliance.findings.domain.FindingState;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.minutes.ExcludedMinutes;
import org.dutywatch.compliance.minutes.SiteMinutes;
import org.dutywatch.compliance.minutes.Versions;
import org.dutywatch.compliance.policies.Policy;
import org.dutywatch.compliance.time.domain.Minutes;
import org.dutywatch.eventkit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Keeps the finding of a shift true: whatever its minutes bear now is what it says, and each change of that is told. */
@ApplicationScoped
public class ReviseFinding implements ShiftOutcomes {
    private final PostgresFindings findings;
    private final Employees employees;
    private final Outbox outbox;
    private final Clock clock;

    ReviseFinding(PostgresFindings findings, Employees employees, Outbox outbox, Clock clock) {
        this.findings = findings;
        this.employees = employees;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What a shift bears now; the tier is null where it bears nothing. */
    private record Borne(@Nullable Tier tier, Figures figures, Finding.Basis basis) {}

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(ShiftOutcome outcome) {
        // Who is nobody known has no shift, and so no finding.
        employees
                .find(outcome.key().employeeId())
                .ifPresent(of ->
                        settle(outcome, FindingId.of(of.pseudonym, outcome.key().start())));
    }

    private void settle(ShiftOutcome outcome, UUID id) {
        Optional<Finding> known = findings.find(id);
        borne(outcome, known.orElse(null)).ifPresent(now -> revise(outcome, id, known.orElse(null), now));
    }

    private void revise(ShiftOutcome outcome, UUID id, @Nullable Finding known, Borne now) {
        var standing = known == null ? null : known.standing();
        var step = FindingLife.next(standing, now.tier(), now.figures());
        if (step.isPresent()) {
            Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            ShiftKey key = outcome.key();
            var finding = new Finding(
                    id,
                    key.employeeId(),
                    key.start(),
                    step.get().standing(),
                    now.basis(),
                    known == null ? at : known.openedAt(),
                    at);
            findings.save(finding, step.get().change(), outcome.cause());
            outbox.append(
                    FindingChanged.TOPIC,
                    key.employeeId(),
                    FindingChanged.of(finding, step.get().change(), outcome.cause()));
        } else if (known != null && known.standing().state() == FindingState.OPEN) {
            findings.refresh(id, now.basis());
        }
    }

    /** @return nothing where there is no finding and none can come of it */
    private static Optional<Borne> borne(ShiftOutcome outcome, @Nullable Finding known) {
        if (outcome instanceof ShiftOutcome.Evaluated evaluated) {
            return evaluated(evaluated, known);
        }
        return known == null
                ? Optional.empty()
                : Optional.of(new Borne(
                        null,
                        known.standing().figures().withoutMinutes(),
                        known.basis().withoutMinutes()));
    }

    private static Optional<Borne> evaluated(ShiftOutcome.Evaluated evaluated, @Nullable Finding known) {
        return limit(evaluated.policy(), known).map(limit -> {
            var minutes = evaluated.minutes();
            var shift = evaluated.shift();
            return new Borne(
                    tier(evaluated.verdict()),
                    new Figures(
                            shift.span().end(),
                            shift.kind(),
                            minutes.low(),
                            minutes.point(),
                            minutes.high(),
                            limit.minutes()),
                    new Finding.Basis(
                            minutes.confidence().name(),
                            SiteMinutes.of(minutes),
                            ExcludedMinutes.of(minutes),
                            minutes.profile(),
                            Versions.catalogue(minutes),
                            limit.policy(),
                            minutes.firstAccess(),
                            minutes.lastAccess()));
        });
    }

    /** What minutes are measured against. */
    private record Limit(Minutes minutes, String policy) {}

    /** Without a limit in force, what is taken back still names the one that it was measured against. */
    private static Optional<Limit> limit(@Nullable Policy policy, @Nullable Finding known) {
        if (policy != null) {
            return Optional.of(new Limit(policy.limitMinutes(), Versions.policy(policy)));
        }
        return Optional.ofNullable(known)
                .map(was ->
                        new Limit(was.standing().figures().limit(), was.basis().policy()));
    }

    private static @Nullable Tier tier(Verdict verdict) {
        if (verdict instanceof Verdict.Alert) {
            return Tier.ALERT;
        }
        return verdict instanceof Verdict.Review ? Tier.REVIEW : null;
    }
}
