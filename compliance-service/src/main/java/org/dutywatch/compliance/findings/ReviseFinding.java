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
import org.dutywatch.compliance.findings.domain.FindingState;
import org.dutywatch.compliance.findings.domain.Rule;
import org.dutywatch.eventkit.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Keeps the findings of a shift true: whatever it bears now is what they say, and each change of that is told. */
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

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(ShiftOutcome outcome) {
        // Who is nobody known has no shift, and so no finding.
        employees.find(outcome.key().employeeId()).ifPresent(of -> {
            for (Rule rule : Rule.values()) {
                settle(
                        outcome,
                        rule,
                        FindingId.of(of.pseudonym, rule, outcome.key().start()));
            }
        });
    }

    private void settle(ShiftOutcome outcome, Rule rule, UUID id) {
        Finding known = findings.find(id).orElse(null);
        borne(outcome, rule, known).ifPresent(now -> revise(outcome, new Subject(id, rule), known, now));
    }

    /** Which finding it is about. */
    private record Subject(UUID id, Rule rule) {}

    private void revise(ShiftOutcome outcome, Subject subject, @Nullable Finding known, Borne now) {
        var standing = known == null ? null : known.standing();
        var step = FindingLife.next(standing, now.tier(), now.figures());
        if (step.isPresent()) {
            Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            ShiftKey key = outcome.key();
            var finding = new Finding(
                    subject.id(),
                    subject.rule(),
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
            findings.refresh(subject.id(), now.figures(), now.basis());
        }
    }

    /** @return nothing where there is no finding and none can come of it */
    private static Optional<Borne> borne(ShiftOutcome outcome, Rule rule, @Nullable Finding known) {
        if (outcome instanceof ShiftOutcome.Evaluated evaluated) {
            return switch (rule) {
                case ON_DUTY_ACCESS_PER_SHIFT -> AccessFinding.borne(evaluated, known);
                case POSSIBLE_POSTING_ON_DUTY -> PostingFinding.borne(evaluated, known);
            };
        }
        return Optional.ofNullable(known).map(Borne::nothingOf);
    }
}
