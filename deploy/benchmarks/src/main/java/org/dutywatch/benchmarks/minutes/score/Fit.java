package org.dutywatch.benchmarks.minutes.score;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.dutywatch.compliance.attention.domain.Band;

/**
 * Fits the band of one class of evidence (split conformal prediction): over shifts with known truth, so that low is above
 * the truth, and high below it, no more often than allowed. Among the bands that are, the narrowest
 * around the limit.
 */
public final class Fit {
    private static final double LOW_ABOVE = 0.03;
    private static final double HIGH_BELOW = 0.06;

    /** No single world may have more than so many times what is allowed for all. */
    private static final double WORST_WORLD = 2;

    private static final double STEP = 0.05;

    private final double limit;

    public Fit(double limit) {
        this.limit = limit;
    }

    /** A shift with the readings as they are, in minutes. */
    public record Reading(double truth, double strict, double generous) {}

    /** @param worlds the shifts of each world */
    public Band band(List<List<Reading>> worlds) {
        double lowShare = 1;
        double lowMargin = 0;
        double best = -1;
        for (double share = 0.7; share < 1.001; share += STEP) {
            double margin = margin(worlds, share, true);
            double found = found(worlds, share, margin);
            if (found > best) {
                best = found;
                lowShare = share;
                lowMargin = margin;
            }
        }
        double highShare = 1;
        double highMargin = 0;
        double fewest = Double.MAX_VALUE;
        for (double share = 1; share < 1.601; share += STEP) {
            double margin = margin(worlds, share, false);
            double reviewed = reviewed(worlds, share, margin);
            if (reviewed < fewest) {
                fewest = reviewed;
                highShare = share;
                highMargin = margin;
            }
        }
        return new Band(rounded(lowShare), duration(lowMargin), rounded(highShare), duration(highMargin));
    }

    /** The least margin that keeps to what is allowed, over all worlds and in the worst of them. */
    private static double margin(List<List<Reading>> worlds, double share, boolean low) {
        ToDoubleFunction<Reading> excess = low
                ? one -> share * one.strict() - one.truth()
                : one -> one.generous() == 0 ? 0 : one.truth() - share * one.generous();
        double allowed = low ? LOW_ABOVE : HIGH_BELOW;
        double overall = quantile(worlds.stream().flatMap(List::stream).toList(), excess, allowed);
        double worst = worlds.stream()
                .mapToDouble(world -> quantile(world, excess, WORST_WORLD * allowed))
                .max()
                .orElse(0);
        return Math.max(0, Math.max(overall, worst));
    }

    private static double quantile(List<Reading> world, ToDoubleFunction<Reading> of, double above) {
        double[] sorted = world.stream().mapToDouble(of).sorted().toArray();
        int index = (int) Math.ceil((1 - above) * (sorted.length + 1)) - 1;
        return sorted[Math.min(sorted.length - 1, index)];
    }

    /** Share of those over the limit whom the low figure shows, and by how much. */
    private double found(List<List<Reading>> worlds, double share, double margin) {
        return worlds.stream()
                .flatMap(List::stream)
                .filter(one -> one.truth() > limit)
                .mapToDouble(one -> {
                    double low = Math.max(0, share * one.strict() - margin);
                    return (low > limit ? 1 : 0) + 0.2 * Math.min(1, low / one.truth());
                })
                .average()
                .orElse(0);
    }

    /** Those within the limit whom the high figure puts before a reviewer, and how wide it is. */
    private double reviewed(List<List<Reading>> worlds, double share, double margin) {
        return worlds.stream()
                .flatMap(List::stream)
                .mapToDouble(one -> {
                    double high = one.generous() == 0 ? 0 : share * one.generous() + margin;
                    return (one.truth() <= limit && high > limit ? 1 : 0) + 0.01 * Math.max(0, high - one.truth());
                })
                .average()
                .orElse(0);
    }

    private static double rounded(double share) {
        return Math.round(share * 100) / 100.0;
    }

    private static Duration duration(double minutes) {
        return Duration.ofSeconds(Math.round(minutes * 60));
    }

    /** For a message. */
    public static String text(Band band) {
        return Arrays.asList(
                        band.lowShare(),
                        band.lowMargin().toSeconds(),
                        band.highShare(),
                        band.highMargin().toSeconds())
                .toString();
    }
}
