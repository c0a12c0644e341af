package org.dutywatch.compliance.attention.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * When a person probably looked at monitored sites. Each of the {@code lows} is within {@code point}, that within
 * {@code high}. Sites, tabs and devices are united: nobody spends two minutes in one.
 *
 * @param lows what a strict reading shows of the evidence of each class and better alone: for MIXED_LEASE of all, for
 *     URL_USERNAME only of requests under a user name. More evidence takes no moment away from any of them
 * @param defended what of {@link #lowOfRequests()} stands even if everything that came near something embedded came with
 *     a page elsewhere; the same, where the source shows such pages
 * @param point the best estimate
 * @param high what a generous reading allows
 * @param defended what of {@link #lowOfRequests()} stands even if everything that came near something embedded came with
 *     a page elsewhere; the same, where the source shows such pages
 * @param pointBySite what each site's observations alone show, within {@code point}; not additive
 * @param interpretations one for each observation, in order of time
 * @param exempt what the best estimate would hold besides but for official business on single sites; apart from point
 */
public record Attention(
        Map<Confidence, IntervalSet> lows,
        IntervalSet defended,
        IntervalSet point,
        IntervalSet high,
        Map<String, IntervalSet> pointBySite,
        List<Interpreted> interpretations,
        IntervalSet exempt) {

    public Attention(
            Map<Confidence, IntervalSet> lows,
            IntervalSet defended,
            IntervalSet point,
            IntervalSet high,
            Map<String, IntervalSet> pointBySite,
            List<Interpreted> interpretations) {
        this(lows, defended, point, high, pointBySite, interpretations, IntervalSet.empty());
    }

    public Attention {
        lows = Map.copyOf(lows);
        pointBySite = Map.copyOf(pointBySite);
        interpretations = List.copyOf(interpretations);
    }

    /** What a strict reading of all evidence shows. */
    public IntervalSet low() {
        return low(Confidence.MIXED_LEASE);
    }

    /** What a strict reading shows of inspected requests alone. */
    public IntervalSet lowOfRequests() {
        return low(Confidence.URL_LEASE);
    }

    public IntervalSet low(Confidence evidence) {
        return lows.getOrDefault(evidence, IntervalSet.empty());
    }

    /** Every stretch of the point figure with what opened, carried and closed it. */
    public List<Stretch> stretches() {
        return point.intervals().stream().map(this::stretch).toList();
    }

    private Stretch stretch(Interval interval) {
        List<String> opened = new ArrayList<>();
        List<String> carried = new ArrayList<>();
        Comparator<Interpreted> byEnd = Comparator.comparing(one -> one.time().end());
        Interpreted last = null;
        for (Interpreted one : interpretations) {
            if (!one.contribution().isCounted() || !one.time().overlaps(interval)) {
                continue;
            }
            (one.contribution() == Contribution.OPENED ? opened : carried).add(one.observationId());
            last = last == null || byEnd.compare(one, last) >= 0 ? one : last;
        }
        return new Stretch(interval, opened, carried, last == null ? "" : last.observationId());
    }
}
