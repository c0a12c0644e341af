package org.dutywatch.compliance.attention.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * When a person probably looked at monitored sites. Each of the {@code lows} lies within {@code point}, which lies
 * within {@code high}. Each set is a union over sites, tabs and devices, so no moment is counted twice.
 *
 * @param lows the low estimate from the evidence of each confidence class and of all better ones: for MIXED_LEASE from
 *     all evidence, for URL_USERNAME only from requests under a user name. Adding evidence never removes a moment from
 *     any of them
 * @param defended the part of {@link #lowOfRequests()} that remains if every access near an embedded button or player
 *     is assumed to have come with an unmonitored page; equal to {@link #lowOfRequests()} where the source logs such
 *     pages
 * @param point the best estimate
 * @param high the high estimate
 * @param pointBySite the best estimate from each site's observations alone, within {@code point}. Not additive: sites
 *     overlap
 * @param interpretations one for each observation, in order of time
 * @param exempt the times that the best estimate would also hold if no single site were exempt for official business;
 *     disjoint from {@code point}
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

    /** The low estimate from all evidence. */
    public IntervalSet low() {
        return low(Confidence.MIXED_LEASE);
    }

    /** The low estimate from inspected requests alone. */
    public IntervalSet lowOfRequests() {
        return low(Confidence.URL_LEASE);
    }

    public IntervalSet low(Confidence evidence) {
        return lows.getOrDefault(evidence, IntervalSet.empty());
    }

    /** Every interval of the best estimate, with the observations that opened, continued and ended it. */
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
