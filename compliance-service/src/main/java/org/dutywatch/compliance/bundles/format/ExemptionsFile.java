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

/**
 * {@value BundleNames#EXEMPTIONS}: the approved exemptions around the shift, with who directed and who approved them.
 */
public record ExemptionsFile(List<Entry> exemptions) {

    /**
     * One time window of an exemption. If any exemption around the shift is hidden from the caller, all entries hold
     * only time and sites, and overlapping windows are united.
     *
     * @param exemptionId null where details are withheld; so are all fields below except {@code sites}
     * @param window the time of the official business
     * @param sites sites that the exemption covers; empty for all sites
     * @param directedBy employee id; null also where nobody directed the business
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

        /** An entry without details. */
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
