package org.dutywatch.compliance.model.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.AttentionEstimator;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.attention.estimate.ProfiledEstimator;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator.ShiftMeasurement;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.measuring.SiteExemptEstimator;
import org.dutywatch.compliance.model.measuring.SiteExemptions;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.verdicts.LimitCheck;
import org.dutywatch.compliance.model.verdicts.PolicyLimitsRule;
import org.dutywatch.compliance.model.verdicts.PostingRule;
import org.dutywatch.compliance.model.verdicts.PostingVerdict;
import org.dutywatch.compliance.model.verdicts.WeekShare;
import org.jspecify.annotations.Nullable;

/**
 * All facts that the results of one shift depend on, as currently known, and the computation of these results: minutes,
 * checks of limits, and possible posting. The results depend on nothing but these facts.
 *
 * @param exemptTimes windows of official business on all sites, around the shift
 * @param siteExemptions windows of official business on single sites
 * @param otherDuty the employee's other duty around the shift
 * @param evidence observations that overlap the shift or its margins
 * @param policy the limits in force for all sites; null if there are none
 * @param profiles the estimator profile in force
 * @param rosterKnownUntil end of the time for which the roster is known; null if there is no end
 * @param sitePolicies policies in force for particular sites
 */
public record ShiftFacts(
        Shift shift,
        IntervalSet exemptTimes,
        SiteExemptions siteExemptions,
        IntervalSet otherDuty,
        List<AccessObservation> evidence,
        @Nullable Policy policy,
        EstimatorProfiles profiles,
        @Nullable Instant rosterKnownUntil,
        List<Policy> sitePolicies) {

    public ShiftFacts {
        sitePolicies = List.copyOf(sitePolicies);
    }

    public ShiftFacts(
            Shift shift,
            IntervalSet exemptTimes,
            IntervalSet otherDuty,
            List<AccessObservation> evidence,
            @Nullable Policy policy,
            EstimatorProfiles profiles) {
        this(shift, exemptTimes, SiteExemptions.NONE, otherDuty, evidence, policy, profiles, null, List.of());
    }

    /** Whether the roster is known for the whole shift. A time with unknown roster never leads to an alert. */
    public boolean rosterKnown() {
        return rosterKnownUntil == null
                || !rosterKnownUntil.isBefore(shift.worked().end());
    }

    /** The estimator with this profile, and with the exemptions on single sites. */
    public AttentionEstimator estimator() {
        var forAllSites = new ProfiledEstimator(profiles);
        return siteExemptions.isEmpty() ? forAllSites : new SiteExemptEstimator(forAllSites, siteExemptions);
    }

    /** Computes the minutes from the evidence of all sites. */
    public ShiftMinutes minutes() {
        return measure().minutes();
    }

    /** Computes the minutes from the evidence of all sites, with the evidence and times that they are based on. */
    ShiftMeasurement measure() {
        return new ShiftEvaluator(estimator()).measure(shift, exemptTimes, otherDuty, evidence);
    }

    /** Computes the minutes and compares them with every limit. Attention is estimated once for each scope of sites. */
    public CheckedShift checkLimits() {
        var measurement = measure();
        List<LimitCheck> checks = new ArrayList<>();
        List<WeekShare> weekShares = new ArrayList<>();
        if (policy != null) {
            checkLimits(policy, measurement, checks, weekShares);
        }
        sitePolicies.forEach(one -> checkLimits(one, measure(one), checks, weekShares));
        return new CheckedShift(measurement, checks, weekShares);
    }

    private void checkLimits(
            Policy appliedPolicy, ShiftMeasurement measurement, List<LimitCheck> checks, List<WeekShare> weekShares) {
        checks.addAll(PolicyLimitsRule.check(
                appliedPolicy.version(), appliedPolicy.limits(), appliedPolicy.sites(), measurement, rosterKnown()));
        var perWeek = appliedPolicy.limits().perWeek();
        if (perWeek != null) {
            weekShares.add(new WeekShare(
                    shift.plannedStart(),
                    shift.worked().end(),
                    shift.kind(),
                    appliedPolicy.version(),
                    appliedPolicy.sites(),
                    perWeek,
                    measurement.minutes(),
                    rosterKnown()));
        }
    }

    /** Computes the minutes from accesses to the sites of the policy alone. */
    private ShiftMeasurement measure(Policy appliedPolicy) {
        return new ShiftEvaluator(estimator())
                .measure(
                        shift,
                        exemptTimes,
                        otherDuty,
                        evidence.stream()
                                .filter(one -> appliedPolicy.sites().contains(one.site()))
                                .toList());
    }

    /** Checks whether a request looks like posting (clause IV.B). Does not depend on the estimator profile. */
    public PostingVerdict posting() {
        return PostingRule.check(
                shift.duty().subtract(exemptTimes),
                evidence.stream().filter(one -> !siteExemptions.overlaps(one)).toList());
    }

    /** The same facts with other limits. */
    public ShiftFacts with(@Nullable Policy forAllSites, List<Policy> forSites) {
        return new ShiftFacts(
                shift,
                exemptTimes,
                siteExemptions,
                otherDuty,
                evidence,
                forAllSites,
                profiles,
                rosterKnownUntil,
                forSites);
    }

    /** The same facts with another estimator profile. */
    public ShiftFacts with(EstimatorProfiles others) {
        return new ShiftFacts(
                shift,
                exemptTimes,
                siteExemptions,
                otherDuty,
                evidence,
                policy,
                others,
                rosterKnownUntil,
                sitePolicies);
    }
}
