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
 * The moments of one shift that count, on duty and outside exemptions, as each reader sees them. From these the figures
 * follow, of the whole shift or of any part of it, always moved by the same bands.
 *
 * @param judged the time in which anything counts
 * @param lows what a strict reader sees in the evidence of each class
 * @param defended what of the requests stands where the source shows no pages elsewhere
 * @param defendsAll whether that is all of them
 * @param point the best estimate
 * @param high what a generous reader sees
 * @param confidence what the shift rests on
 * @param bands of each class
 * @param ceiling what would count without any exemption; null where nothing is exempt
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

    /** The same, but no figure that depends on the class of evidence is above that of the other. */
    CountedTime atMost(@Nullable CountedTime other) {
        return new CountedTime(judged, lows, defended, defendsAll, point, high, confidence, bands, other);
    }

    /** The figures of the whole shift. */
    public LimitFigures whole() {
        return figures(IntervalSet::length);
    }

    /**
     * The largest each figure gets in any window of this length; so none of them is more than the window is long. Bands
     * only rise with what they are given, so the fullest window gives the largest figure.
     */
    public LimitFigures most(Duration window) {
        return figures(set -> set.fullestWindow(window)
                .map(fullest -> set.intersect(IntervalSet.of(fullest)).length())
                .orElse(Duration.ZERO));
    }

    /** Where the window lies that says most: by the defended figure, else the strict, else the generous one. */
    public Interval fullest(Duration window) {
        IntervalSet low = lows.getOrDefault(Confidence.MIXED_LEASE, IntervalSet.empty());
        IntervalSet told = defended.isEmpty() ? (low.isEmpty() ? high : low) : defended;
        return told.fullestWindow(window)
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

    /** What the best of these classes of evidence shows by itself; so more evidence never lowers it. */
    private Minutes low(List<Confidence> classes, Function<IntervalSet, Duration> length) {
        return classes.stream()
                .map(evidence -> band(evidence).low(length.apply(lows.getOrDefault(evidence, IntervalSet.empty()))))
                .map(Minutes::atLeast)
                .max(Minutes::compareTo)
                .orElse(Minutes.ZERO);
    }

    private Minutes high(Function<IntervalSet, Duration> length) {
        Duration generous = band(confidence).high(length.apply(high));
        Duration duty = length.apply(judged);
        return Minutes.nearest(generous.compareTo(duty) < 0 ? generous : duty);
    }

    private Band band(Confidence evidence) {
        return bands.getOrDefault(evidence, Band.NONE);
    }
}
