package org.dutywatch.compliance.insight.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.duty.roster.RecordedRoster;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedConfidence;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedMinutes;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedShift;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplanationVersions;
import org.dutywatch.compliance.insight.explanation.Explanation.SiteSpans;
import org.dutywatch.compliance.insight.explanation.Explanation.TimeSpan;
import org.dutywatch.compliance.measuring.evaluation.GatherFacts;
import org.dutywatch.compliance.measuring.evidence.EvidenceSenders;
import org.dutywatch.compliance.measuring.evidence.EvidenceSenders.Senders;
import org.dutywatch.compliance.measuring.minutes.VersionLabels;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility;
import org.jspecify.annotations.Nullable;

/** Reads the facts of a shift, computes its figures again and explains them. */
@ApplicationScoped
public class ExplainShift {
    private final GatherFacts gatherFacts;
    private final RecordedRoster roster;
    private final ExemptionVisibility exemptionVisibility;
    private final EvidenceSenders evidenceSenders;

    ExplainShift(
            GatherFacts gatherFacts,
            RecordedRoster roster,
            ExemptionVisibility exemptionVisibility,
            EvidenceSenders evidenceSenders) {
        this.gatherFacts = gatherFacts;
        this.roster = roster;
        this.exemptionVisibility = exemptionVisibility;
        this.evidenceSenders = evidenceSenders;
    }

    /**
     * The finding to explain.
     *
     * @param clause clause of General Order M1219
     * @param statement what the finding says, as a text
     * @param notKnown what the finding does not say, as texts
     */
    public record ExplainedFinding(
            UUID findingId, int revision, String clause, String statement, List<String> notKnown) {}

    /**
     * Explains the shift as the caller may know it: whoever may not know of investigations gets no times of official
     * business.
     *
     * @param label id or pseudonym of the employee, as the caller may see it
     * @param finding null to explain the shift without a finding
     * @return with all times and figures; nothing where the roster has no such shift
     * @throws org.dutywatch.eventkit.problem.ProblemException CONFLICT where the evidence of the shift is no longer
     *     kept
     */
    @Transactional
    public Optional<Explanation> explain(ShiftKey key, String label, @Nullable ExplainedFinding finding) {
        return gatherFacts.completeFacts(key).map(facts -> {
            var senders = evidenceSenders.of(key.employeeId(), facts.evidence());
            var complete = explain(facts, senders, label, finding, recordedAt(facts.shift()));
            return exemptionVisibility.seesAllOf(key.employeeId())
                    ? complete
                    : WithheldOfficialBusiness.from(complete, facts);
        });
    }

    /** @param senders who sent the lines of the evidence */
    static Explanation explain(
            ShiftFacts facts,
            Senders senders,
            String label,
            @Nullable ExplainedFinding finding,
            @Nullable Instant rosterRecordedAt) {
        var shift = facts.shift();
        var minutes = facts.minutes();
        var attention = facts.estimator().estimate(facts.evidence());
        var evidence = new ExplainedEvidence(facts, attention, senders);
        var policy = facts.policy();
        return new Explanation(
                finding == null ? null : finding.findingId(),
                finding == null ? null : finding.revision(),
                label,
                finding == null ? Explanation.CLAUSE : finding.clause(),
                finding == null ? statement(explained(minutes), limit(facts)) : finding.statement(),
                notKnown(facts, finding),
                explainedShift(shift),
                TimeSpan.of(shift.duty()),
                TimeSpan.of(shift.breaks().intersect(IntervalSet.of(shift.worked()))),
                TimeSpan.of(shift.leave().intersect(IntervalSet.of(shift.worked()))),
                TimeSpan.of(shift.duty().intersect(facts.exemptTimes())),
                exemptSites(facts),
                explained(minutes),
                minutes.lowOfRequests().toBigDecimal(),
                limit(facts),
                new ExplainedConfidence(minutes.confidence(), NotKnown.meaning(minutes.confidence())),
                ExplainedBand.of(facts, attention, minutes),
                evidence.stretches(),
                evidence.sites(),
                evidence.sources(),
                new ExplainedExclusions(facts, attention).exclusions(minutes.excluded()),
                new ExplanationVersions(
                        minutes.profile(),
                        VersionLabels.catalogue(minutes),
                        policy == null ? null : VersionLabels.policy(policy),
                        shift.rule().label(),
                        rosterRecordedAt));
    }

    /** The explanation of a finding whose shift was removed from the roster: no time is on duty, so nothing counts. */
    public static Explanation explainRemovedShift(
            String label, ExplainedFinding finding, ExplainedShift shift, ExplanationVersions versions) {
        BigDecimal zero = Minutes.ZERO.toBigDecimal();
        return new Explanation(
                finding.findingId(),
                finding.revision(),
                label,
                finding.clause(),
                "The shift was removed from the roster, so nothing counts.",
                finding.notKnown(),
                shift,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new ExplainedMinutes(zero, zero, zero),
                zero,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                versions);
    }

    /** When the newest roster entry or clock time near the shift was recorded; entries further away have no effect. */
    private @Nullable Instant recordedAt(Shift shift) {
        return roster.newestRecordedAt(
                        shift.employeeId(), shift.plannedAndWorkedSpan().widened(ShiftEvaluator.MARGIN))
                .orElse(null);
    }

    private static List<String> notKnown(ShiftFacts facts, @Nullable ExplainedFinding finding) {
        List<String> fromFinding = finding == null ? List.of() : finding.notKnown();
        List<String> fromEvidence = NotKnown.of(facts.evidence(), facts.shift().duty());
        return Stream.concat(fromFinding.stream(), fromEvidence.stream())
                .distinct()
                .toList();
    }

    private static List<SiteSpans> exemptSites(ShiftFacts facts) {
        return facts.siteExemptions().windows().entrySet().stream()
                .map(site -> new SiteSpans(
                        site.getKey(), TimeSpan.of(facts.shift().duty().intersect(site.getValue()))))
                .filter(site -> !site.intervals().isEmpty())
                .toList();
    }

    private static ExplainedShift explainedShift(Shift shift) {
        Interval planned = shift.planned();
        return new ExplainedShift(
                planned.start(),
                planned.end(),
                shift.kind(),
                planned.equals(shift.worked()) ? null : TimeSpan.of(shift.worked()));
    }

    private static @Nullable BigDecimal limit(ShiftFacts facts) {
        var policy = facts.policy();
        var limit = policy == null ? null : policy.limitMinutes();
        return limit == null ? null : limit.toBigDecimal();
    }

    private static ExplainedMinutes explained(ShiftMinutes minutes) {
        return new ExplainedMinutes(
                minutes.low().toBigDecimal(),
                minutes.point().toBigDecimal(),
                minutes.high().toBigDecimal());
    }

    /** What the figures of a shift without a finding say. */
    static String statement(ExplainedMinutes minutes, @Nullable BigDecimal limit) {
        return "Estimated " + minutes.point() + " on-duty minutes (band " + minutes.low() + " to " + minutes.high()
                + ")"
                + (limit == null
                        ? "; no limit per shift was approved."
                        : " against a limit of " + limit + " per shift.");
    }
}
