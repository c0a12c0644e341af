package org.dutywatch.compliance.model.verdicts;

import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.model.measuring.LimitFigures;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator.ShiftMeasurement;
import org.dutywatch.compliance.model.policies.Limit;
import org.dutywatch.compliance.model.policies.Limits;
import org.dutywatch.compliance.model.policies.SiteScope;
import org.dutywatch.compliance.model.policies.WindowLimit;

/**
 * Compares one shift with the limits of a policy per shift and per window. Limits per week need all shifts of a week.
 */
public final class PolicyLimitsRule {
    private PolicyLimitsRule() {}

    /**
     * Checks the shift against each limit per shift and per window.
     *
     * @param measurement of the shift, from the accesses to these sites alone
     * @param rosterKnown whether the roster is known for the whole shift; if not, there is no alert
     */
    public static List<LimitCheck> check(
            long policyVersion, Limits limits, SiteScope sites, ShiftMeasurement measurement, boolean rosterKnown) {
        List<LimitCheck> checks = new ArrayList<>();
        Limit perShift = limits.perShift();
        if (perShift != null) {
            var figures = LimitFigures.of(measurement.minutes());
            checks.add(new LimitCheck(
                    policyVersion,
                    sites,
                    LimitPeriod.SHIFT,
                    perShift,
                    null,
                    null,
                    figures,
                    measurement.minutes(),
                    AccessLimitRule.check(figures, perShift)));
        }
        if (!measurement.time().countable().isEmpty()) {
            limits.perWindow().forEach(one -> checks.add(window(policyVersion, sites, one, measurement)));
        }
        return rosterKnown
                ? checks
                : checks.stream().map(LimitCheck::withRosterUnknown).toList();
    }

    private static LimitCheck window(
            long policyVersion, SiteScope sites, WindowLimit one, ShiftMeasurement measurement) {
        var figures = measurement.time().maximumIn(one.length());
        return new LimitCheck(
                policyVersion,
                sites,
                LimitPeriod.WINDOW,
                one.limit(),
                one.length(),
                measurement.time().fullestWindow(one.length()),
                figures,
                measurement.minutes(),
                AccessLimitRule.check(figures, one.limit()));
    }
}
