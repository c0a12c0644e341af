package org.dutywatch.simulator.score;

import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.attention.estimate.ProfiledEstimator;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.AccessLimitRule;
import org.dutywatch.compliance.model.verdicts.Verdict;
import org.dutywatch.simulator.reading.ObservedShift;

/** The method of Dutywatch: its figures and its verdict, computed by the service's own classes. */
public final class DutywatchMethod implements MinutesMethod {
    private final EstimatorProfiles profiles;
    private final ShiftEvaluator evaluator;
    private final long limit;

    public DutywatchMethod(EstimatorProfiles profiles, long limit) {
        this.profiles = profiles;
        this.evaluator = new ShiftEvaluator(new ProfiledEstimator(profiles));
        this.limit = limit;
    }

    @Override
    public String name() {
        return "Dutywatch " + profiles.version();
    }

    @Override
    public MethodResult compute(ObservedShift shift) {
        ShiftMinutes minutes = evaluator.minutes(shift.shift(), shift.officialBusiness(), shift.evidence());
        Verdict verdict = AccessLimitRule.check(minutes, Minutes.of(limit));
        return new MethodResult(
                minutes.low().toBigDecimal().doubleValue(),
                minutes.point().toBigDecimal().doubleValue(),
                minutes.high().toBigDecimal().doubleValue(),
                verdict instanceof Verdict.Alert,
                verdict instanceof Verdict.Review);
    }
}
