package org.dutywatch.simulator.score;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.dutywatch.compliance.model.attention.Band;

/**
 * Fits the band of one confidence class over shifts with known truth (split conformal prediction). The low figure may
 * be above the truth, and the high figure below it, only in an allowed share of the shifts. Among the bands that keep
 * to this, the fit chooses the one that finds most shifts over the limit and sends fewest others to a reviewer.
 */
public final class BandFit {
    /** Allowed share of shifts whose low figure is above the truth. */
    private static final double LOW_ABOVE = 0.03;
    /** Allowed share of shifts whose high figure is below the truth. */
    private static final double HIGH_BELOW = 0.06;

    /** In a single world, the share may be this many times the allowed share. */
    private static final double WORST_WORLD = 2;

    private static final double STEP = 0.05;

    private final double limit;

    public BandFit(double limit) {
        this.limit = limit;
    }

    /**
     * One shift, in minutes.
     *
     * @param trueMinutes minutes that the person really looked
     * @param lowWithoutBand the low estimate without a band, in minutes
     * @param highWithoutBand the high estimate without a band, in minutes
     */
    public record FitSample(double trueMinutes, double lowWithoutBand, double highWithoutBand) {}

    /** @param worlds the shifts, one list per world */
    public Band band(List<List<FitSample>> worlds) {
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

    /** The least margin in minutes that keeps to the allowed share over all worlds, and in the worst world. */
    private static double margin(List<List<FitSample>> worlds, double share, boolean low) {
        ToDoubleFunction<FitSample> excess = low
                ? one -> share * one.lowWithoutBand() - one.trueMinutes()
                : one -> one.highWithoutBand() == 0 ? 0 : one.trueMinutes() - share * one.highWithoutBand();
        double allowed = low ? LOW_ABOVE : HIGH_BELOW;
        double overall = quantile(worlds.stream().flatMap(List::stream).toList(), excess, allowed);
        double worst = worlds.stream()
                .mapToDouble(world -> quantile(world, excess, WORST_WORLD * allowed))
                .max()
                .orElse(0);
        return Math.max(0, Math.max(overall, worst));
    }

    private static double quantile(List<FitSample> world, ToDoubleFunction<FitSample> of, double above) {
        double[] sorted = world.stream().mapToDouble(of).sorted().toArray();
        int index = (int) Math.ceil((1 - above) * (sorted.length + 1)) - 1;
        return sorted[Math.min(sorted.length - 1, index)];
    }

    /** Quality of the low figure: the share of shifts over the limit that it finds, plus a little for being high. */
    private double found(List<List<FitSample>> worlds, double share, double margin) {
        return worlds.stream()
                .flatMap(List::stream)
                .filter(one -> one.trueMinutes() > limit)
                .mapToDouble(one -> {
                    double low = Math.max(0, share * one.lowWithoutBand() - margin);
                    return (low > limit ? 1 : 0) + 0.2 * Math.min(1, low / one.trueMinutes());
                })
                .average()
                .orElse(0);
    }

    /**
     * Cost of the high figure: the share of shifts within the limit that need a review, plus a little for being wide.
     */
    private double reviewed(List<List<FitSample>> worlds, double share, double margin) {
        return worlds.stream()
                .flatMap(List::stream)
                .mapToDouble(one -> {
                    double high = one.highWithoutBand() == 0 ? 0 : share * one.highWithoutBand() + margin;
                    return (one.trueMinutes() <= limit && high > limit ? 1 : 0)
                            + 0.01 * Math.max(0, high - one.trueMinutes());
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

    /** The shares and the margins in seconds, to print. */
    public static String format(Band band) {
        return Arrays.asList(
                        band.lowShare(),
                        band.lowMargin().toSeconds(),
                        band.highShare(),
                        band.highMargin().toSeconds())
                .toString();
    }
}
