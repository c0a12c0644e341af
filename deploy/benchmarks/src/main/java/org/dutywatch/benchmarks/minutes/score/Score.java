package org.dutywatch.benchmarks.minutes.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.benchmarks.minutes.score.Method.Answer;

/** What one method made of many shifts. */
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
    private int toldAndOver;
    private int alertsOver;
    private int lowAbove;

    public Score(double limit) {
        this.limit = limit;
    }

    public void add(String usage, double truth, Answer answer) {
        double error = answer.point() - truth;
        errors.add(Math.abs(error));
        byUsage.computeIfAbsent(usage, first -> new ArrayList<>()).add(error);
        bias += error;
        // Figures are in tenths; a truth that rounds to the edge of the band is inside it.
        covered += answer.low() - 0.05 <= truth && truth <= answer.high() + 0.05 ? 1 : 0;
        lowAbove += answer.low() - 0.05 > truth ? 1 : 0;
        width += answer.high() - answer.low();
        boolean isOver = truth > limit;
        over += isOver ? 1 : 0;
        alerts += answer.alert() ? 1 : 0;
        rightAlerts += answer.alert() && isOver ? 1 : 0;
        reviews += answer.review() ? 1 : 0;
        toldAndOver += isOver && (answer.alert() || answer.review()) ? 1 : 0;
    }

    public int shifts() {
        return errors.size();
    }

    public double mae() {
        return errors.stream().mapToDouble(each -> each).average().orElse(0);
    }

    public double bias() {
        return bias / shifts();
    }

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

    public double precision() {
        return alerts == 0 ? Double.NaN : (double) rightAlerts / alerts;
    }

    public double recall() {
        return over == 0 ? Double.NaN : (double) rightAlerts / over;
    }

    public double recallOfBoth() {
        return over == 0 ? Double.NaN : (double) toldAndOver / over;
    }

    public double precisionOfBoth() {
        return alerts + reviews == 0 ? Double.NaN : (double) toldAndOver / (alerts + reviews);
    }

    public double reviewsPerHundred() {
        return 100.0 * reviews / shifts();
    }

    public double coverage() {
        return (double) covered / shifts();
    }

    public double lowAbove() {
        return (double) lowAbove / shifts();
    }

    public double width() {
        return width / shifts();
    }

    /** Mean error, with its sign, and mean absolute error by usage. */
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
