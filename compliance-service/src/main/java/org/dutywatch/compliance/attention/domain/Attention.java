package org.dutywatch.compliance.attention.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * When a person probably looked at monitored sites. {@code lowOfRequests} is within {@code low}, that within
 * {@code point}, that within {@code high}. Sites, tabs and devices are united: nobody spends two minutes in one.
 *
 * @param low what a strict reading shows; more evidence takes no moment away from it
 * @param lowOfRequests the same from inspected requests alone
 * @param point the best estimate
 * @param high what a generous reading allows
 * @param pointBySite what each site's observations alone show, within {@code point}; not additive
 * @param interpretations one for each observation, in order of time
 */
public record Attention(
        IntervalSet low,
        IntervalSet lowOfRequests,
        IntervalSet point,
        IntervalSet high,
        Map<String, IntervalSet> pointBySite,
        List<Interpreted> interpretations) {

    public Attention {
        pointBySite = Map.copyOf(pointBySite);
        interpretations = List.copyOf(interpretations);
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
