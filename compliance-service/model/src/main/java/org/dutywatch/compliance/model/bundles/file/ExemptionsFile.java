package org.dutywatch.compliance.model.bundles.file;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.model.bundles.BundleNames;
import org.dutywatch.compliance.model.measuring.SiteExemptions;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * {@value BundleNames#EXEMPTIONS}: the approved exemptions around the shift, with who directed and who approved them.
 */
public record ExemptionsFile(List<ExemptionEntry> exemptions) {

    /**
     * One time window of an exemption. If any exemption around the shift is hidden from the caller, all entries hold
     * only time and sites, and overlapping windows are united.
     *
     * @param exemptionId null where details are withheld; so are all fields below except {@code sites}
     * @param window the time of the official business
     * @param sites sites that the exemption covers; empty for all sites
     * @param directedBy employee id; null also where nobody directed the business
     */
    public record ExemptionEntry(
            @Nullable UUID exemptionId,
            Interval window,
            List<String> sites,
            @Nullable String purpose,
            @Nullable String reason,
            @Nullable String directedBy,
            @Nullable String approvedBy,
            @Nullable Instant createdAt) {

        /** An entry without details. */
        public static ExemptionEntry withheld(Interval window, List<String> sites) {
            return new ExemptionEntry(null, window, sites, null, null, null, null, null);
        }
    }

    public IntervalSet windows() {
        return IntervalSet.of(exemptions.stream()
                .filter(entry -> entry.sites().isEmpty())
                .map(ExemptionEntry::window)
                .toList());
    }

    public SiteExemptions siteExemptions() {
        Map<String, IntervalSet> windows = new HashMap<>();
        exemptions.forEach(entry ->
                entry.sites().forEach(site -> windows.merge(site, IntervalSet.of(entry.window()), IntervalSet::union)));
        return SiteExemptions.of(windows);
    }
}
