package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dutywatch.compliance.time.domain.Interval;

/** The weight of what came, moment by moment. Moments are counted from the epoch, so that they depend on nobody. */
final class VolumeCurve {
    private static final long STEP = 5_000;

    /** Some weeks: what lasts longer is garbled. */
    private static final int MOST_STEPS = 1 << 20;

    /** Nobody looks for three fifths of a shift. */
    private static final double FLOOR = 0.4;

    private static final int WORKING_DAY = (int) (8 * 60 * 60 * 1_000 / STEP);

    private final long first;
    private final double[] weights;

    private VolumeCurve(long first, int steps) {
        this.first = first;
        this.weights = new double[steps];
    }

    /** @param sightings sorted by start, at least one */
    static VolumeCurve of(List<Sighting> sightings, VolumeRule rule) {
        long first = sightings.get(0).start() / STEP;
        long last = sightings.stream().mapToLong(Sighting::end).max().orElse(0) / STEP;
        VolumeCurve curve = new VolumeCurve(first, (int) Math.min(MOST_STEPS, last - first + 1));
        sightings.forEach(each -> curve.add(each, rule));
        return curve;
    }

    private void add(Sighting sighting, VolumeRule rule) {
        int from = (int) Math.min(weights.length - 1L, sighting.start() / STEP - first);
        int to = (int) Math.min(weights.length - 1L, sighting.end() / STEP - first);
        double weight = rule.weight(sighting.observation());
        weights[from] += weight * rule.atStart();
        double each = weight * (1 - rule.atStart()) / (to - from + 1);
        for (int i = from; i <= to; i++) {
            weights[i] += each;
        }
    }

    /** The stretches in which enough came. */
    List<Interval> above(VolumeReading reading) {
        int window = (int) Math.max(1, reading.window().toMillis() / STEP);
        double[] sums = sums(window);
        // Adding and taking away leaves a trace of rounding; a hundredth of a byte is none.
        double enough = reading.enoughBytes() + reading.aboveFloor() * floor(sums) - 0.01;
        List<Interval> visits = new ArrayList<>();
        int begun = -1;
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] >= enough) {
                begun = begun < 0 ? i : begun;
            } else if (begun >= 0) {
                end(begun, i, reading, visits);
                begun = -1;
            }
        }
        return visits;
    }

    /** What came within the window until each moment; nothing at the last. */
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

    /** What comes all the time: more than that comes at three moments in five, of a working day at least. */
    private double floor(double[] sums) {
        double[] sorted = Arrays.copyOf(sums, Math.max(weights.length, WORKING_DAY));
        Arrays.fill(sorted, weights.length, sorted.length, 0);
        Arrays.sort(sorted);
        return sorted[(int) (FLOOR * sorted.length)];
    }

    private void end(int begun, int end, VolumeReading reading, List<Interval> visits) {
        long from = (first + begun) * STEP;
        long to = (first + end) * STEP - reading.window().minus(reading.tail()).toMillis();
        if (to - from > reading.shortest().toMillis()) {
            visits.add(new Interval(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to)));
        }
    }
}
