package org.dutywatch.compliance.bundles.format;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.evaluation.domain.SiteExemptions;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.jspecify.annotations.Nullable;

/** {@value BundleNames#EXEMPTIONS}: official business around the shift, with who directed and who approved it. */
public record ExemptionsFile(List<Entry> exemptions) {

    /**
     * One window. Where whoever exports may not know of everything that is on record about official business in it, all of
     * them are told by time and sites alone, united.
     *
     * @param exemptionId null where details are withheld, as are the others below
     * @param sites empty for all
     * @param directedBy null also where nobody is named
     */
    public record Entry(
            @Nullable UUID exemptionId,
            Interval window,
            List<String> sites,
            @Nullable String purpose,
            @Nullable String reason,
            @Nullable String directedBy,
            @Nullable String approvedBy,
            @Nullable Instant createdAt) {

        /** Official business of which nothing else is told. */
        public static Entry withheld(Interval window, List<String> sites) {
            return new Entry(null, window, sites, null, null, null, null, null);
        }
    }

    IntervalSet windows() {
        return IntervalSet.of(exemptions.stream()
                .filter(entry -> entry.sites().isEmpty())
                .map(Entry::window)
                .toList());
    }

    SiteExemptions siteExemptions() {
        Map<String, IntervalSet> windows = new HashMap<>();
        exemptions.forEach(entry ->
                entry.sites().forEach(site -> windows.merge(site, IntervalSet.of(entry.window()), IntervalSet::union)));
        return SiteExemptions.of(windows);
    }
}
