package org.dutywatch.compliance.evaluation;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.AttentionEstimator;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;
import org.dutywatch.compliance.attention.estimate.domain.ProfiledEstimator;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.evaluation.domain.PostingRule;
import org.dutywatch.compliance.evaluation.domain.PostingVerdict;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.evaluation.domain.SiteExemptEstimator;
import org.dutywatch.compliance.evaluation.domain.SiteExemptions;
import org.dutywatch.compliance.policies.Policy;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the minutes of one shift depend on, as it is known now.
 *
 * @param exempt windows of official business around the shift
 * @param exemptSites windows of official business on single sites
 * @param otherDuty the employee's other duty around the shift
 * @param evidence what overlaps the shift and its margins
 * @param policy the limit in force; null where none was approved, and then nothing is found
 * @param profiles how the evidence is read
 * @param rosterKnownUntil up to when the roster is known; null where it is known without limit
 */
public record ShiftFacts(
        Shift shift,
        IntervalSet exempt,
        SiteExemptions exemptSites,
        IntervalSet otherDuty,
        List<AccessObservation> evidence,
        @Nullable Policy policy,
        EstimatorProfiles profiles,
        @Nullable Instant rosterKnownUntil) {

    public ShiftFacts(
            Shift shift,
            IntervalSet exempt,
            IntervalSet otherDuty,
            List<AccessObservation> evidence,
            @Nullable Policy policy,
            EstimatorProfiles profiles) {
        this(shift, exempt, SiteExemptions.NONE, otherDuty, evidence, policy, profiles, null);
    }

    /** Whether the roster tells of all of the shift; what is unknown never accuses. */
    public boolean rosterKnown() {
        return rosterKnownUntil == null
                || !rosterKnownUntil.isBefore(shift.span().end());
    }

    public AttentionEstimator estimator() {
        var all = new ProfiledEstimator(profiles);
        return exemptSites.isEmpty() ? all : new SiteExemptEstimator(all, exemptSites);
    }

    /** The minutes that follow from these facts and from nothing else. */
    public ShiftMinutes minutes() {
        return assess().minutes();
    }

    /** The minutes with what they rest on. */
    ShiftEvaluator.Assessed assess() {
        return new ShiftEvaluator(estimator()).assess(shift, exempt, otherDuty, evidence);
    }

    /** Whether anything looks like posting; no profile has a say in it. */
    public PostingVerdict posting() {
        return PostingRule.judge(
                shift.duty().subtract(exempt),
                evidence.stream().filter(one -> !exemptSites.touches(one)).toList());
    }

    /** The same facts, read by other profiles. */
    public ShiftFacts with(EstimatorProfiles others) {
        return new ShiftFacts(shift, exempt, exemptSites, otherDuty, evidence, policy, others, rosterKnownUntil);
    }
}
