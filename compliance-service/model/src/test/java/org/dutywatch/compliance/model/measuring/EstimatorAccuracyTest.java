package org.dutywatch.compliance.model.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.attention.estimate.ProfiledEstimator;
import org.dutywatch.compliance.model.measuring.world.GroundTruthShift;
import org.dutywatch.compliance.model.measuring.world.TrafficScenario;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.AccessLimitRule;
import org.dutywatch.compliance.model.verdicts.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How close the figures are to the true minutes, on simulated shifts that were not used to choose the parameters. */
class EstimatorAccuracyTest {
    private static final int SHIFTS = 80;
    private static final Minutes LIMIT = Minutes.of(30);

    private final ShiftEvaluator evaluator = new ShiftEvaluator(new ProfiledEstimator(EstimatorProfiles.V2));

    @ParameterizedTest
    @EnumSource(names = {"URL_QUIET", "URL_NOISY"})
    void shouldBeCloseToTheTruthWhenRequestsAreInspected(TrafficScenario scenario) {
        Score score = score(scenario);

        assertThat(score.error).as("mean absolute error, minutes a shift").isLessThan(4);
        assertThat(score.bias).as("bias, minutes a shift").isBetween(-2.0, 2.0);
        assertThat(score.lowTooHigh)
                .as("share of shifts with low above the truth")
                .isLessThan(0.03);
        assertThat(score.covered)
                .as("share of shifts with the truth in the band")
                .isGreaterThan(0.85);
        assertThat(score.wrongAlerts).as("alerts of people within the limit").isZero();
        assertThat(score.missed)
                .as("people over the limit without an alert or a review")
                .isZero();
        assertThat(score.logReportError).as("gap of five minutes").isGreaterThan(4 * score.error);
    }

    @ParameterizedTest
    @EnumSource(names = {"TUNNEL_QUIET", "TUNNEL_NOISY"})
    void shouldBeFairlyCloseToTheTruthWhenOnlyTunnelsAreLogged(TrafficScenario scenario) {
        Score score = score(scenario);

        assertThat(score.error).as("mean absolute error, minutes a shift").isLessThan(7);
        assertThat(score.lowTooHigh)
                .as("share of shifts with low above the truth")
                .isLessThan(0.03);
        assertThat(score.alerts).as("alerts").isZero();
    }

    private Score score(TrafficScenario scenario) {
        Score score = new Score();
        LongStream.range(0, SHIFTS)
                .mapToObj(seed -> GroundTruthShift.of(scenario, seed))
                .forEach(shift -> score.add(shift.trueMinutes(), evaluate(shift), logReportMinutes(shift)));
        System.out.println(scenario + ": " + score.finish());
        return score;
    }

    private ShiftMinutes evaluate(GroundTruthShift simulated) {
        return evaluator.minutes(simulated.shift(), IntervalSet.empty(), simulated.evidence());
    }

    /** The minutes of a usual log report: accesses at most five minutes apart are one visit. */
    private static double logReportMinutes(GroundTruthShift simulated) {
        List<Interval> hits =
                simulated.evidence().stream().map(AccessObservation::time).toList();
        return IntervalSet.joining(hits, Duration.ofMinutes(5)).length().toMillis() / 60_000d;
    }

    private static final class Score {
        private int shifts;
        private int alerts;
        private int wrongAlerts;
        private int reviews;
        private int missed;
        private int over;
        private double error;
        private double logReportError;
        private double bias;
        private double lowTooHigh;
        private double covered;
        private double width;

        void add(double truth, ShiftMinutes minutes, double logReportMinutes) {
            double low = minutes.low().toBigDecimal().doubleValue();
            double point = minutes.point().toBigDecimal().doubleValue();
            double high = minutes.high().toBigDecimal().doubleValue();
            shifts++;
            error += Math.abs(point - truth);
            logReportError += Math.abs(logReportMinutes - truth);
            bias += point - truth;
            lowTooHigh += low > truth ? 1 : 0;
            covered += low <= truth && truth <= high ? 1 : 0;
            width += high - low;
            over += truth > 30 ? 1 : 0;
            tally(AccessLimitRule.check(minutes, LIMIT), truth > 30);
        }

        private void tally(Verdict verdict, boolean overTheLimit) {
            if (verdict instanceof Verdict.Alert) {
                alerts++;
                wrongAlerts += overTheLimit ? 0 : 1;
            } else if (verdict instanceof Verdict.Review) {
                reviews++;
            } else if (overTheLimit) {
                missed++;
            }
        }

        Score finish() {
            error /= shifts;
            logReportError /= shifts;
            bias /= shifts;
            lowTooHigh /= shifts;
            covered /= shifts;
            width /= shifts;
            return this;
        }

        @Override
        public String toString() {
            return String.format(
                    "error %.1f (gap of 5 minutes: %.1f), bias %+.1f, low above truth %.0f%%, truth in band %.0f%%,"
                            + " band %.1f wide; over the limit %d, alerts %d (%d wrong), reviews %d, missed %d",
                    error,
                    logReportError,
                    bias,
                    100 * lowTooHigh,
                    100 * covered,
                    width,
                    over,
                    alerts,
                    wrongAlerts,
                    reviews,
                    missed);
        }
    }
}
