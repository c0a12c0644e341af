package org.dutywatch.compliance.evaluation.domain;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dutywatch.compliance.attention.domain.Attention;
import org.dutywatch.compliance.attention.domain.AttentionEstimator;
import org.dutywatch.compliance.attention.domain.Band;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * The times of one shift that count, on duty and outside exemptions, by estimate. The figures of the whole shift or of
 * a window in it are computed from these, always with the same bands.
 *
 * @param judged duty without exemptions: the time in which attention counts
 * @param lows the low estimate for each class of evidence
 * @param defended the low estimate of requests if everything near an embed is assumed to have come with another page
 * @param defendsAll whether {@code defended} was not reduced, so that it has the same figure as the requests
 * @param point the best estimate
 * @param high the high estimate
 * @param confidence the class of the evidence that the shift is based on
 * @param bands the band of each class
 * @param ceiling what would count without any exemption; null if nothing is exempt
 */
public record CountedTime(
        IntervalSet judged,
        Map<Confidence, IntervalSet> lows,
        IntervalSet defended,
        boolean defendsAll,
        IntervalSet point,
        IntervalSet high,
        Confidence confidence,
        Map<Confidence, Band> bands,
        @Nullable CountedTime ceiling) {
    private static final List<Confidence> ALL = List.of(Confidence.values());
    private static final List<Confidence> REQUESTS = List.of(Confidence.URL_USERNAME, Confidence.URL_LEASE);

    static CountedTime of(
            Attention attention, IntervalSet judged, Confidence confidence, AttentionEstimator estimator) {
        Map<Confidence, IntervalSet> lows = new EnumMap<>(Confidence.class);
        Map<Confidence, Band> bands = new EnumMap<>(Confidence.class);
        for (Confidence evidence : ALL) {
            lows.put(evidence, attention.low(evidence).intersect(judged));
            bands.put(evidence, estimator.band(evidence));
        }
        return new CountedTime(
                judged,
                lows,
                attention.defended().intersect(judged),
                attention.defended().equals(attention.lowOfRequests()),
                attention.point().intersect(judged),
                attention.high().intersect(judged),
                confidence,
                bands,
                null);
    }

    /** The same, with the defended and the high figure limited to those of {@code other}; null means no limit. */
    CountedTime atMost(@Nullable CountedTime other) {
        return new CountedTime(judged, lows, defended, defendsAll, point, high, confidence, bands, other);
    }

    /** The figures of the whole shift. */
    public LimitFigures whole() {
        return figures(IntervalSet::length);
    }

    /**
     * The largest value of each figure in any window of this length. Bands never fall when their input grows, so the
     * window with the most time gives the largest figure.
     */
    public LimitFigures most(Duration window) {
        return figures(set -> set.fullestWindow(window)
                .map(fullest -> set.intersect(IntervalSet.of(fullest)).length())
                .orElse(Duration.ZERO));
    }

    /**
     * The window with the most time of the defended estimate; if that is empty, of the low, then of the high estimate.
     *
     * @throws IllegalStateException if no time of the shift counts
     */
    public Interval fullest(Duration window) {
        IntervalSet low = lows.getOrDefault(Confidence.MIXED_LEASE, IntervalSet.empty());
        IntervalSet basis = defended.isEmpty() ? (low.isEmpty() ? high : low) : defended;
        return basis.fullestWindow(window)
                .or(() -> judged.fullestWindow(window))
                .orElseThrow(() -> new IllegalStateException("nothing is judged in this shift"));
    }

    private LimitFigures figures(Function<IntervalSet, Duration> length) {
        LimitFigures own = uncapped(length);
        return ceiling == null ? own : own.atMost(ceiling.uncapped(length));
    }

    private LimitFigures uncapped(Function<IntervalSet, Duration> length) {
        Minutes requests = low(REQUESTS, length);
        return new LimitFigures(
                low(ALL, length),
                requests,
                defendsAll
                        ? requests
                        : Minutes.atLeast(band(Confidence.URL_LEASE).low(length.apply(defended))),
                Minutes.nearest(length.apply(point)),
                high(length),
                confidence);
    }

    /** The maximum over these classes, each by itself, so that more evidence never lowers it. */
    private Minutes low(List<Confidence> classes, Function<IntervalSet, Duration> length) {
        return classes.stream()
                .map(evidence -> band(evidence).low(length.apply(lows.getOrDefault(evidence, IntervalSet.empty()))))
                .map(Minutes::atLeast)
                .max(Minutes::compareTo)
                .orElse(Minutes.ZERO);
    }

    private Minutes high(Function<IntervalSet, Duration> length) {
        Duration widened = band(confidence).high(length.apply(high));
        Duration duty = length.apply(judged);
        return Minutes.nearest(widened.compareTo(duty) < 0 ? widened : duty);
    }

    private Band band(Confidence evidence) {
        return bands.getOrDefault(evidence, Band.NONE);
    }
}
