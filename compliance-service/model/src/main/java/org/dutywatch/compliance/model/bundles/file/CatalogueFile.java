package org.dutywatch.compliance.model.bundles.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.bundles.BundleNames;

/**
 * {@value BundleNames#CATALOGUE}: the site catalogue's entries for the hosts that were accessed.
 *
 * @param versions versions of the catalogue that classified the accesses, sorted
 * @param hosts one entry for each host, site, role and catalogue version
 */
public record CatalogueFile(List<String> versions, List<Host> hosts) {
    private static final Comparator<Host> ORDER = Comparator.comparing(Host::host)
            .thenComparing(Host::site)
            .thenComparing(Host::role)
            .thenComparing(Host::catalogue);

    /** @param observations number of accesses in the bundle that were classified by this entry */
    public record Host(String host, String site, HostRole role, String catalogue, int observations) {}

    public static CatalogueFile of(Collection<AccessObservation> evidence) {
        Map<Host, Integer> counts = new TreeMap<>(ORDER);
        evidence.forEach(
                one -> counts.merge(new Host(one.host(), one.site(), one.role(), one.catalogue(), 0), 1, Integer::sum));
        return new CatalogueFile(
                evidence.stream()
                        .map(AccessObservation::catalogue)
                        .distinct()
                        .sorted()
                        .toList(),
                counts.entrySet().stream()
                        .map(entry -> counted(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Host counted(Host host, int observations) {
        return new Host(host.host(), host.site(), host.role(), host.catalogue(), observations);
    }
}
