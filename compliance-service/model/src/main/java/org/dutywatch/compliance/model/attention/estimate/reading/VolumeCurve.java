package org.dutywatch.compliance.model.attention.estimate.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dutywatch.compliance.model.attention.estimate.rule.Hit;
import org.dutywatch.compliance.model.attention.estimate.rule.VolumeRule;
import org.dutywatch.compliance.model.time.Interval;

/**
 * The weighted bytes over time, in steps of five seconds counted from the epoch, so that steps do not depend on the
 * data.
 */
final class VolumeCurve {
    /** Chosen by us (ADR 014). */
    private static final long STEP_MILLIS = 5_000;

    /** About 60 days: a longer time is corrupt. */
    private static final int MAX_STEPS = 1 << 20;

    /**
     * Quantile that is taken as the background level. It is the background if nobody looks in at least two fifths of
     * the steps. Chosen by us (ADR 014).
     */
    private static final double BACKGROUND_QUANTILE = 0.4;

    /** The running sums carry rounding errors, so a hundredth of a byte less than required is enough. */
    private static final double ROUNDING_BYTES = 0.01;

    /** Eight hours. Chosen by us (ADR 014). */
    private static final int WORKING_DAY_STEPS = (int) (8 * 60 * 60 * 1_000 / STEP_MILLIS);

    private final long first;
    private final double[] weights;

    private VolumeCurve(long first, int steps) {
        this.first = first;
        this.weights = new double[steps];
    }

    /** @param hits sorted by start, at least one */
    static VolumeCurve of(List<Hit> hits, VolumeRule rule) {
        long first = hits.get(0).start() / STEP_MILLIS;
        long last = hits.stream().mapToLong(Hit::end).max().orElse(0) / STEP_MILLIS;
        VolumeCurve curve = new VolumeCurve(first, (int) Math.min(MAX_STEPS, last - first + 1));
        hits.forEach(each -> curve.add(each, rule));
        return curve;
    }

    private void add(Hit hit, VolumeRule rule) {
        int from = (int) Math.min(weights.length - 1L, hit.start() / STEP_MILLIS - first);
        int to = (int) Math.min(weights.length - 1L, hit.end() / STEP_MILLIS - first);
        double weight = rule.weight(hit.observation());
        weights[from] += weight * rule.atStart();
        double each = weight * (1 - rule.atStart()) / (to - from + 1);
        for (int i = from; i <= to; i++) {
            weights[i] += each;
        }
    }

    /** The intervals in which enough weighted bytes arrived. */
    List<Interval> above(VolumeReading reading) {
        int window = (int) Math.max(1, reading.window().toMillis() / STEP_MILLIS);
        double[] sums = sums(window);
        double required = reading.enoughBytes() + reading.aboveFloor() * backgroundLevel(sums) - ROUNDING_BYTES;
        List<Interval> visits = new ArrayList<>();
        int visitStart = -1;
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] >= required) {
                visitStart = visitStart < 0 ? i : visitStart;
            } else if (visitStart >= 0) {
                addVisit(visitStart, i, reading, visits);
                visitStart = -1;
            }
        }
        return visits;
    }

    /** The weight within the window that ends at each step; zero at the last step. */
    private double[] sums(int window) {
        double[] sums = new double[weights.length + window + 1];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += i < weights.length ? weights[i] : 0;
            sum -= i >= window && i - window < weights.length ? weights[i - window] : 0;
            sums[i] = sum;
        }
        return sums;
    }

    /** The background level: the weight exceeded in three fifths of the steps, of at least one working day. */
    private double backgroundLevel(double[] sums) {
        double[] sorted = Arrays.copyOf(sums, Math.max(weights.length, WORKING_DAY_STEPS));
        Arrays.fill(sorted, weights.length, sorted.length, 0);
        Arrays.sort(sorted);
        return sorted[(int) (BACKGROUND_QUANTILE * sorted.length)];
    }

    private void addVisit(int visitStart, int end, VolumeReading reading, List<Interval> visits) {
        long from = (first + visitStart) * STEP_MILLIS;
        long to = (first + end) * STEP_MILLIS
                - reading.window().minus(reading.tail()).toMillis();
        if (to - from > reading.shortest().toMillis()) {
            visits.add(new Interval(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to)));
        }
    }
}
