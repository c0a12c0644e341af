package org.dutywatch.compliance.model.attention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * When a person probably looked at monitored sites. Each of the {@code lows} lies within {@code point}, which lies
 * within {@code high}. Each set is a union over sites, tabs and devices, so no moment is counted twice.
 *
 * @param lows for each confidence class, the low estimate from the accesses that this class allows: for MIXED_LEASE
 *     from all evidence, for URL_USERNAME only from requests under a user name. Adding evidence never removes a moment
 *     from any of them
 * @param defended the part of {@link #lowOfRequests()} that remains without accesses near embedded content, which are
 *     assumed to have come with an unmonitored page; equal to {@link #lowOfRequests()} where the source logs such
 *     pages
 * @param point the best estimate
 * @param high the high estimate
 * @param pointBySite the best estimate from each site's observations alone, within {@code point}. Not additive: sites
 *     overlap
 * @param interpretations one for each observation, in order of time
 * @param siteExemptTimes the times that the best estimate would also contain without the exemptions for single sites; disjoint
 *     from {@code point}. Windows of official business on all sites have no influence on it
 */
public record Attention(
        Map<Confidence, IntervalSet> lows,
        IntervalSet defended,
        IntervalSet point,
        IntervalSet high,
        Map<String, IntervalSet> pointBySite,
        List<Interpretation> interpretations,
        IntervalSet siteExemptTimes) {

    public Attention(
            Map<Confidence, IntervalSet> lows,
            IntervalSet defended,
            IntervalSet point,
            IntervalSet high,
            Map<String, IntervalSet> pointBySite,
            List<Interpretation> interpretations) {
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

    /** The low estimate from the accesses that this confidence class allows. */
    public IntervalSet low(Confidence confidence) {
        return lows.getOrDefault(confidence, IntervalSet.empty());
    }

    /** Every interval of the best estimate, with the observations that opened, continued and ended it. */
    public List<AttentionSession> sessions() {
        return point.intervals().stream().map(this::sessionIn).toList();
    }

    private AttentionSession sessionIn(Interval interval) {
        List<String> opened = new ArrayList<>();
        List<String> continued = new ArrayList<>();
        Comparator<Interpretation> byEnd =
                Comparator.comparing(one -> one.time().end());
        Interpretation last = null;
        for (Interpretation one : interpretations) {
            if (!one.contribution().isCounted() || !one.time().overlaps(interval)) {
                continue;
            }
            (one.contribution() == Contribution.OPENED ? opened : continued).add(one.observationId());
            last = last == null || byEnd.compare(one, last) >= 0 ? one : last;
        }
        return last == null
                ? sessionOfTheLastAccessBefore(interval)
                : new AttentionSession(interval, opened, continued, last.observationId());
    }

    /**
     * Tunnels and flows that are each too small to count may count together. Such an interval was opened by the last
     * access that began before it.
     */
    private AttentionSession sessionOfTheLastAccessBefore(Interval interval) {
        return interpretations.stream()
                .filter(one -> !one.time().start().isAfter(interval.start()))
                .max(Comparator.comparing(one -> one.time().end()))
                .map(Interpretation::observationId)
                .map(id -> new AttentionSession(interval, List.of(id), List.of(), id))
                .orElseGet(() -> new AttentionSession(interval, List.of(), List.of(), ""));
    }
}
