package org.dutywatch.compliance.model.measuring;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dutywatch.compliance.model.attention.Attention;
import org.dutywatch.compliance.model.attention.AttentionEstimator;
import org.dutywatch.compliance.model.attention.Band;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * The times of one shift that count, on duty and outside exemptions, one set for each estimate. The figures of the
 * whole shift or of a window in it are computed from these, always with the same bands.
 *
 * @param countable duty without exemptions: the time in which attention counts
 * @param lows the low estimate for each confidence class
 * @param defended the low estimate from inspected requests without accesses near embedded content, which are assumed to
 *     have come with another page
 * @param defendedEqualsRequests whether {@code defended} was not reduced, so that its figure is that of the requests
 * @param point the best estimate
 * @param high the high estimate
 * @param confidence the confidence class of the shift
 * @param bands the band of each confidence class
 * @param withoutExemptions what would count without any exemption: the upper limit of the defended and the high figure;
 *     null if nothing is exempt
 */
public record CountedTime(
        IntervalSet countable,
        Map<Confidence, IntervalSet> lows,
        IntervalSet defended,
        boolean defendedEqualsRequests,
        IntervalSet point,
        IntervalSet high,
        Confidence confidence,
        Map<Confidence, Band> bands,
        @Nullable CountedTime withoutExemptions) {
    private static final List<Confidence> ALL = List.of(Confidence.values());
    private static final List<Confidence> REQUESTS = List.of(Confidence.URL_USERNAME, Confidence.URL_LEASE);

    static CountedTime of(
            Attention attention, IntervalSet countable, Confidence confidence, AttentionEstimator estimator) {
        Map<Confidence, IntervalSet> lows = new EnumMap<>(Confidence.class);
        Map<Confidence, Band> bands = new EnumMap<>(Confidence.class);
        for (Confidence each : ALL) {
            lows.put(each, attention.low(each).intersect(countable));
            bands.put(each, estimator.band(each));
        }
        return new CountedTime(
                countable,
                lows,
                attention.defended().intersect(countable),
                attention.defended().equals(attention.lowOfRequests()),
                attention.point().intersect(countable),
                attention.high().intersect(countable),
                confidence,
                bands,
                null);
    }

    /**
     * A copy that stores {@code other} as {@link #withoutExemptions()}. The sets of times stay as they are; the limit
     * is applied when figures are computed. Null means no limit.
     */
    CountedTime withUpperLimit(@Nullable CountedTime other) {
        return new CountedTime(
                countable, lows, defended, defendedEqualsRequests, point, high, confidence, bands, other);
    }

    /** The figures of the whole shift. */
    public LimitFigures wholeShift() {
        return figures(IntervalSet::length);
    }

    /**
     * The largest value of each figure in any window of this length. Bands never fall when their input grows, so the
     * window with the most time gives the largest figure.
     */
    public LimitFigures maximumIn(Duration window) {
        return figures(set -> set.fullestWindow(window)
                .map(fullest -> set.intersect(IntervalSet.of(fullest)).length())
                .orElse(Duration.ZERO));
    }

    /**
     * The window with the most time of the defended estimate; if that is empty, of the low, then of the high estimate.
     *
     * @throws IllegalStateException if no time of the shift counts
     */
    public Interval fullestWindow(Duration window) {
        IntervalSet low = lows.getOrDefault(Confidence.MIXED_LEASE, IntervalSet.empty());
        IntervalSet basis = defended.isEmpty() ? (low.isEmpty() ? high : low) : defended;
        return basis.fullestWindow(window)
                .or(() -> countable.fullestWindow(window))
                .orElseThrow(() -> new IllegalStateException("no time of this shift counts"));
    }

    private LimitFigures figures(Function<IntervalSet, Duration> length) {
        LimitFigures own = uncapped(length);
        return withoutExemptions == null ? own : own.atMost(withoutExemptions.uncapped(length));
    }

    private LimitFigures uncapped(Function<IntervalSet, Duration> length) {
        Minutes requests = low(REQUESTS, length);
        return new LimitFigures(
                low(ALL, length),
                requests,
                defendedEqualsRequests
                        ? requests
                        : Minutes.roundedDown(band(Confidence.URL_LEASE).low(length.apply(defended))),
                Minutes.rounded(length.apply(point)),
                high(length),
                confidence);
    }

    /** The maximum over these classes, each by itself, so that more evidence never lowers it. */
    private Minutes low(List<Confidence> classes, Function<IntervalSet, Duration> length) {
        return classes.stream()
                .map(one -> band(one).low(length.apply(lows.getOrDefault(one, IntervalSet.empty()))))
                .map(Minutes::roundedDown)
                .max(Minutes::compareTo)
                .orElse(Minutes.ZERO);
    }

    private Minutes high(Function<IntervalSet, Duration> length) {
        Duration widened = band(confidence).high(length.apply(high));
        Duration duty = length.apply(countable);
        return Minutes.rounded(widened.compareTo(duty) < 0 ? widened : duty);
    }

    private Band band(Confidence ofClass) {
        return bands.getOrDefault(ofClass, Band.NONE);
    }
}
