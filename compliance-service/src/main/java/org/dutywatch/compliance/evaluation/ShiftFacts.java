package org.dutywatch.compliance.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.AttentionEstimator;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;
import org.dutywatch.compliance.attention.estimate.domain.ProfiledEstimator;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.evaluation.domain.Judgement;
import org.dutywatch.compliance.evaluation.domain.LimitsRule;
import org.dutywatch.compliance.evaluation.domain.Measured;
import org.dutywatch.compliance.evaluation.domain.PostingRule;
import org.dutywatch.compliance.evaluation.domain.PostingVerdict;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator.Assessed;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.evaluation.domain.SiteExemptEstimator;
import org.dutywatch.compliance.evaluation.domain.SiteExemptions;
import org.dutywatch.compliance.evaluation.domain.WeekShare;
import org.dutywatch.compliance.policies.Policy;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the minutes of one shift depend on, as currently known.
 *
 * @param exempt windows of official business on all sites, around the shift
 * @param exemptSites windows of official business on single sites
 * @param otherDuty the employee's other duty around the shift
 * @param evidence observations that overlap the shift or its margins
 * @param policy the limits in force for all sites; null if there are none
 * @param profiles the estimator profiles
 * @param rosterKnownUntil end of the time for which the roster is known; null if there is no end
 * @param besides policies in force for particular sites
 */
public record ShiftFacts(
        Shift shift,
        IntervalSet exempt,
        SiteExemptions exemptSites,
        IntervalSet otherDuty,
        List<AccessObservation> evidence,
        @Nullable Policy policy,
        EstimatorProfiles profiles,
        @Nullable Instant rosterKnownUntil,
        List<Policy> besides) {

    public ShiftFacts {
        besides = List.copyOf(besides);
    }

    public ShiftFacts(
            Shift shift,
            IntervalSet exempt,
            IntervalSet otherDuty,
            List<AccessObservation> evidence,
            @Nullable Policy policy,
            EstimatorProfiles profiles) {
        this(shift, exempt, SiteExemptions.NONE, otherDuty, evidence, policy, profiles, null, List.of());
    }

    /** Whether the roster is known for the whole shift. A time with unknown roster never leads to an alert. */
    public boolean rosterKnown() {
        return rosterKnownUntil == null
                || !rosterKnownUntil.isBefore(shift.span().end());
    }

    /** The estimator of the profiles, with the exemptions on single sites. */
    public AttentionEstimator estimator() {
        var all = new ProfiledEstimator(profiles);
        return exemptSites.isEmpty() ? all : new SiteExemptEstimator(all, exemptSites);
    }

    /** The minutes; they depend on nothing but these facts. */
    public ShiftMinutes minutes() {
        return assess().minutes();
    }

    /** The minutes with the evidence they are based on. */
    Assessed assess() {
        return new ShiftEvaluator(estimator()).assess(shift, exempt, otherDuty, evidence);
    }

    /** The minutes, compared with every limit. The attention is estimated once for each scope of sites. */
    public Measured measure() {
        var assessed = assess();
        List<Judgement> judgements = new ArrayList<>();
        List<WeekShare> shares = new ArrayList<>();
        if (policy != null) {
            measure(policy, assessed, judgements, shares);
        }
        besides.forEach(one -> measure(one, assess(one), judgements, shares));
        return new Measured(assessed, judgements, shares);
    }

    private void measure(Policy by, Assessed assessed, List<Judgement> judgements, List<WeekShare> shares) {
        judgements.addAll(LimitsRule.judge(by.version(), by.limits(), by.sites(), assessed, rosterKnown()));
        var perWeek = by.limits().perWeek();
        if (perWeek != null) {
            shares.add(new WeekShare(
                    shift.plannedStart(),
                    shift.span().end(),
                    shift.kind(),
                    by.version(),
                    by.sites(),
                    perWeek,
                    assessed.minutes(),
                    rosterKnown()));
        }
    }

    /** The minutes from accesses to the sites of the policy alone. */
    private Assessed assess(Policy by) {
        return new ShiftEvaluator(estimator())
                .assess(
                        shift,
                        exempt,
                        otherDuty,
                        evidence.stream()
                                .filter(one -> by.sites().holds(one.site()))
                                .toList());
    }

    /** Whether anything looks like posting (clause IV.B). Does not depend on the estimator profile. */
    public PostingVerdict posting() {
        return PostingRule.judge(
                shift.duty().subtract(exempt),
                evidence.stream().filter(one -> !exemptSites.touches(one)).toList());
    }

    /** The same facts with other limits. */
    ShiftFacts with(@Nullable Policy other, List<Policy> othersBesides) {
        return new ShiftFacts(
                shift, exempt, exemptSites, otherDuty, evidence, other, profiles, rosterKnownUntil, othersBesides);
    }

    /** The same facts with other estimator profiles. */
    public ShiftFacts with(EstimatorProfiles others) {
        return new ShiftFacts(
                shift, exempt, exemptSites, otherDuty, evidence, policy, others, rosterKnownUntil, besides);
    }
}
