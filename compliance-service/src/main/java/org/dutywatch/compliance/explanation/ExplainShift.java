package org.dutywatch.compliance.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.due.ShiftKey;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.evaluation.GatherFacts;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.explanation.Explanation.ConfidenceTold;
import org.dutywatch.compliance.explanation.Explanation.Figures;
import org.dutywatch.compliance.explanation.Explanation.ShiftTold;
import org.dutywatch.compliance.explanation.Explanation.SiteSpans;
import org.dutywatch.compliance.explanation.Explanation.Span;
import org.dutywatch.compliance.explanation.Explanation.VersionsTold;
import org.dutywatch.compliance.minutes.Versions;
import org.dutywatch.compliance.roster.RecordedRoster;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/** Reads the facts of a shift, computes its figures again and explains them. */
@ApplicationScoped
public class ExplainShift {
    private final GatherFacts gatherFacts;
    private final RecordedRoster roster;

    ExplainShift(GatherFacts gatherFacts, RecordedRoster roster) {
        this.gatherFacts = gatherFacts;
        this.roster = roster;
    }

    /**
     * The finding to explain.
     *
     * @param clause clause of General Order M1219
     * @param statement what the finding says, as a text
     * @param notKnown what the finding does not say, as texts
     */
    public record Told(UUID findingId, int revision, String clause, String statement, List<String> notKnown) {}

    /**
     * @param label id or pseudonym of the employee, as the caller may see it
     * @param finding null to explain the shift without a finding
     * @return nothing where the roster has no such shift
     * @throws org.dutywatch.eventkit.problem.ProblemException CONFLICT where the evidence of the shift is no longer
     *     kept
     */
    @Transactional
    public Optional<Explanation> explain(ShiftKey key, String label, @Nullable Told finding) {
        return gatherFacts.whole(key).map(facts -> explain(facts, label, finding, recordedAt(facts.shift())));
    }

    static Explanation explain(
            ShiftFacts facts, String label, @Nullable Told finding, @Nullable Instant rosterRecordedAt) {
        var shift = facts.shift();
        var minutes = facts.minutes();
        var attention = facts.estimator().estimate(facts.evidence());
        var evidence = new ToldEvidence(facts, attention);
        var policy = facts.policy();
        return new Explanation(
                finding == null ? null : finding.findingId(),
                finding == null ? null : finding.revision(),
                label,
                finding == null ? Explanation.CLAUSE : finding.clause(),
                finding == null ? statement(minutes, limit(facts)) : finding.statement(),
                notKnown(facts, finding),
                shiftTold(shift),
                Span.of(shift.duty()),
                Span.of(shift.breaks().intersect(IntervalSet.of(shift.span()))),
                Span.of(shift.leave().intersect(IntervalSet.of(shift.span()))),
                Span.of(shift.duty().intersect(facts.exempt())),
                exemptSites(facts),
                new Figures(
                        minutes.low().toBigDecimal(),
                        minutes.point().toBigDecimal(),
                        minutes.high().toBigDecimal()),
                minutes.lowOfRequests().toBigDecimal(),
                limit(facts),
                new ConfidenceTold(minutes.confidence(), NotKnown.meaning(minutes.confidence())),
                ToldBand.of(facts, attention, minutes),
                evidence.stretches(),
                evidence.sites(),
                new ToldExclusions(facts, attention).told(minutes.excluded()),
                new VersionsTold(
                        minutes.profile(),
                        Versions.catalogue(minutes),
                        policy == null ? null : Versions.policy(policy),
                        shift.rule().label(),
                        rosterRecordedAt));
    }

    /** The explanation of a finding whose shift was removed from the roster: no time is on duty, so nothing counts. */
    public static Explanation gone(String label, Told finding, ShiftTold shift, VersionsTold versions) {
        BigDecimal zero = Minutes.ZERO.toBigDecimal();
        return new Explanation(
                finding.findingId(),
                finding.revision(),
                label,
                finding.clause(),
                "The roster has no such shift any more, so nothing counts.",
                finding.notKnown(),
                shift,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Figures(zero, zero, zero),
                zero,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                versions);
    }

    /** When the newest roster entry or clock time near the shift was recorded; entries further away have no effect. */
    private @Nullable Instant recordedAt(Shift shift) {
        return roster.newest(shift.employeeId(), shift.reach().widened(ShiftEvaluator.MARGIN))
                .orElse(null);
    }

    private static List<String> notKnown(ShiftFacts facts, @Nullable Told finding) {
        List<String> fromFinding = finding == null ? List.of() : finding.notKnown();
        List<String> fromEvidence = NotKnown.of(facts.evidence(), facts.shift().duty());
        return Stream.concat(fromFinding.stream(), fromEvidence.stream())
                .distinct()
                .toList();
    }

    private static List<SiteSpans> exemptSites(ShiftFacts facts) {
        return facts.exemptSites().windows().entrySet().stream()
                .map(site -> new SiteSpans(
                        site.getKey(), Span.of(facts.shift().duty().intersect(site.getValue()))))
                .filter(site -> !site.intervals().isEmpty())
                .toList();
    }

    private static ShiftTold shiftTold(Shift shift) {
        Interval planned = shift.planned();
        return new ShiftTold(
                planned.start(),
                planned.end(),
                shift.kind(),
                planned.equals(shift.span()) ? null : Span.of(shift.span()));
    }

    private static @Nullable BigDecimal limit(ShiftFacts facts) {
        var policy = facts.policy();
        var limit = policy == null ? null : policy.limitMinutes();
        return limit == null ? null : limit.toBigDecimal();
    }

    private static String statement(ShiftMinutes minutes, @Nullable BigDecimal limit) {
        return "Estimated " + minutes.point() + " on-duty minutes (band " + minutes.low() + " to " + minutes.high()
                + ")"
                + (limit == null
                        ? "; no limit per shift was approved."
                        : " against a limit of " + limit + " per shift.");
    }
}
