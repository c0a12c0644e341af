package org.dutywatch.simulator.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.simulator.score.MinutesMethod.MethodResult;

/** The accuracy of one method over many shifts. Errors are in minutes per shift. */
public final class Score {
    private final double limit;
    private final List<Double> errors = new ArrayList<>();
    private final Map<String, List<Double>> byUsage = new TreeMap<>();
    private double bias;
    private int covered;
    private double width;
    private int over;
    private int alerts;
    private int rightAlerts;
    private int reviews;
    private int foundOver;
    private int alertsOver;
    private int lowAbove;

    public Score(double limit) {
        this.limit = limit;
    }

    public void add(String usage, double truth, MethodResult result) {
        double error = result.point() - truth;
        errors.add(Math.abs(error));
        byUsage.computeIfAbsent(usage, first -> new ArrayList<>()).add(error);
        bias += error;
        // Figures are rounded to tenths, so a truth that rounds to the edge of the band counts as inside.
        covered += result.low() - 0.05 <= truth && truth <= result.high() + 0.05 ? 1 : 0;
        lowAbove += result.low() - 0.05 > truth ? 1 : 0;
        width += result.high() - result.low();
        boolean isOver = truth > limit;
        over += isOver ? 1 : 0;
        alerts += result.alert() ? 1 : 0;
        rightAlerts += result.alert() && isOver ? 1 : 0;
        reviews += result.review() ? 1 : 0;
        foundOver += isOver && (result.alert() || result.review()) ? 1 : 0;
    }

    public int shifts() {
        return errors.size();
    }

    /** Mean absolute error. */
    public double mae() {
        return errors.stream().mapToDouble(each -> each).average().orElse(0);
    }

    /** Mean error with its sign. */
    public double bias() {
        return bias / shifts();
    }

    /** 90th percentile of the absolute error. */
    public double p90() {
        return errors.stream()
                .sorted()
                .skip((long) (0.9 * shifts()))
                .findFirst()
                .orElse(0.0);
    }

    public int alerts() {
        return alerts;
    }

    /** Share of alerts whose truth is over the limit; NaN without alerts. */
    public double precision() {
        return alerts == 0 ? Double.NaN : (double) rightAlerts / alerts;
    }

    /** Share of shifts over the limit that have an alert; NaN without such shifts. */
    public double recall() {
        return over == 0 ? Double.NaN : (double) rightAlerts / over;
    }

    /** Share of shifts over the limit that have an alert or a review; NaN without such shifts. */
    public double recallOfBoth() {
        return over == 0 ? Double.NaN : (double) foundOver / over;
    }

    /** Share of alerts and reviews whose truth is over the limit; NaN without any. */
    public double precisionOfBoth() {
        return alerts + reviews == 0 ? Double.NaN : (double) foundOver / (alerts + reviews);
    }

    public double reviewsPerHundred() {
        return 100.0 * reviews / shifts();
    }

    /** Share of shifts whose truth is inside the band. */
    public double coverage() {
        return (double) covered / shifts();
    }

    /** Share of shifts whose low figure is above the truth. */
    public double lowAbove() {
        return (double) lowAbove / shifts();
    }

    /** Mean width of the band in minutes. */
    public double width() {
        return width / shifts();
    }

    /** By usage, the mean error with its sign, then the mean absolute error. */
    public Map<String, double[]> byUsage() {
        Map<String, double[]> means = new TreeMap<>();
        byUsage.forEach((usage, all) -> means.put(usage, new double[] {
            all.stream().mapToDouble(each -> each).average().orElse(0),
            all.stream().mapToDouble(Math::abs).average().orElse(0)
        }));
        return means;
    }

    @Override
    public String toString() {
        StringBuilder usages = new StringBuilder();
        byUsage().forEach((usage, means) -> usages.append(String.format(" %s %+.1f/%.1f", usage, means[0], means[1])));
        return String.format(
                "n %d mae %.2f bias %+.2f p90 %.1f | alerts %d prec %.3f rec %.2f | both rec %.3f rev/100 %.1f | cov %.2f lowAbove %.3f width %.1f |%s",
                shifts(),
                mae(),
                bias(),
                p90(),
                alerts,
                precision(),
                recall(),
                recallOfBoth(),
                reviewsPerHundred(),
                coverage(),
                lowAbove(),
                width(),
                usages);
    }
}
