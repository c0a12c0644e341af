package org.dutywatch.benchmarks.minutes.score;

import org.dutywatch.benchmarks.minutes.reading.ReadShift;
import org.dutywatch.compliance.attention.estimate.domain.EstimatorProfiles;
import org.dutywatch.compliance.attention.estimate.domain.ProfiledEstimator;
import org.dutywatch.compliance.evaluation.domain.AccessLimitRule;
import org.dutywatch.compliance.evaluation.domain.ShiftEvaluator;
import org.dutywatch.compliance.evaluation.domain.ShiftMinutes;
import org.dutywatch.compliance.evaluation.domain.Verdict;
import org.dutywatch.compliance.time.domain.Minutes;

/** The method of Dutywatch: its figures and its verdict, computed by the service's own classes. */
public final class Ours implements Method {
    private final EstimatorProfiles profiles;
    private final ShiftEvaluator evaluator;
    private final long limit;

    public Ours(EstimatorProfiles profiles, long limit) {
        this.profiles = profiles;
        this.evaluator = new ShiftEvaluator(new ProfiledEstimator(profiles));
        this.limit = limit;
    }

    @Override
    public String name() {
        return "Dutywatch " + profiles.version();
    }

    @Override
    public Answer answer(ReadShift shift) {
        ShiftMinutes minutes = evaluator.evaluate(shift.shift(), shift.official(), shift.evidence());
        Verdict verdict = AccessLimitRule.judge(minutes, Minutes.of(limit));
        return new Answer(
                minutes.low().toBigDecimal().doubleValue(),
                minutes.point().toBigDecimal().doubleValue(),
                minutes.high().toBigDecimal().doubleValue(),
                verdict instanceof Verdict.Alert,
                verdict instanceof Verdict.Review);
    }
}
