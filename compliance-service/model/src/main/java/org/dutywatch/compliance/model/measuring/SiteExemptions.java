package org.dutywatch.compliance.model.measuring;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * Official business on single sites. Accesses to other sites at the same time still count.
 *
 * @param windows the exempt times of each site; a site without any is absent
 */
public record SiteExemptions(SortedMap<String, IntervalSet> windows) {
    public static final SiteExemptions NONE = new SiteExemptions(new TreeMap<>());

    public SiteExemptions {
        windows = new TreeMap<>(windows);
        windows.values().removeIf(IntervalSet::isEmpty);
    }

    public static SiteExemptions of(Map<String, IntervalSet> windows) {
        return new SiteExemptions(new TreeMap<>(windows));
    }

    public boolean isEmpty() {
        return windows.isEmpty();
    }

    /** Whether all of the access lies in a window of its site. */
    public boolean contains(AccessObservation one) {
        return windowsOf(one).intervals().stream()
                .anyMatch(window ->
                        window.contains(one.time().start()) && !one.time().end().isAfter(window.end()));
    }

    /** Whether a part of the access lies in a window of its site. */
    public boolean overlaps(AccessObservation one) {
        return windowsOf(one).intervals().stream().anyMatch(window -> window.overlaps(one.time()));
    }

    /** All windows of all sites. */
    IntervalSet times() {
        return windows.values().stream().reduce(IntervalSet.empty(), IntervalSet::union);
    }

    private IntervalSet windowsOf(AccessObservation one) {
        return windows.getOrDefault(one.site(), IntervalSet.empty());
    }
}
