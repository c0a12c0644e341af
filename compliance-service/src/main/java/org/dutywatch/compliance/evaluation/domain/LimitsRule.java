package org.dutywatch.compliance.evaluation.domain;

import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator.Assessed;
import org.dutywatch.compliance.policies.domain.Limit;
import org.dutywatch.compliance.policies.domain.Limits;
import org.dutywatch.compliance.policies.domain.SiteScope;
import org.dutywatch.compliance.policies.domain.WindowLimit;

/**
 * Compares one shift with the limits of a policy per shift and per window. Limits per week need all shifts of a week.
 */
public final class LimitsRule {
    private LimitsRule() {}

    /**
     * @param assessed the shift, computed from the evidence of these sites alone
     * @param rosterKnown whether the roster is known for the whole shift; if not, there is no alert
     */
    public static List<Judgement> judge(
            long policyVersion, Limits limits, SiteScope sites, Assessed assessed, boolean rosterKnown) {
        List<Judgement> judgements = new ArrayList<>();
        Limit perShift = limits.perShift();
        if (perShift != null) {
            var figures = LimitFigures.of(assessed.minutes());
            judgements.add(new Judgement(
                    policyVersion,
                    sites,
                    Measure.SHIFT,
                    perShift,
                    null,
                    null,
                    figures,
                    assessed.minutes(),
                    AccessLimitRule.judge(figures, perShift)));
        }
        if (!assessed.time().judged().isEmpty()) {
            limits.perWindow().forEach(one -> judgements.add(window(policyVersion, sites, one, assessed)));
        }
        return rosterKnown
                ? judgements
                : judgements.stream().map(Judgement::withRosterUnknown).toList();
    }

    private static Judgement window(long policyVersion, SiteScope sites, WindowLimit one, Assessed assessed) {
        var figures = assessed.time().most(one.length());
        return new Judgement(
                policyVersion,
                sites,
                Measure.WINDOW,
                one.limit(),
                one.length(),
                assessed.time().fullest(one.length()),
                figures,
                assessed.minutes(),
                AccessLimitRule.judge(figures, one.limit()));
    }
}
