package org.dutywatch.ingest.catalogue.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which hosts belong to monitored sites. Immutable. */
public final class SiteCatalogue {
    private final String version;
    private final List<Site> sites;
    private final List<CatalogueEntry> entries;
    private final HostTable table;

    public SiteCatalogue(String version, List<Site> sites, List<CatalogueEntry> entries) {
        this.version = version;
        this.sites = List.copyOf(sites);
        this.entries = List.copyOf(entries);
        this.table = new HostTable(entries);
    }

    /** The date of the catalogue, such as {@code 2026-11-01}. */
    public String version() {
        return version;
    }

    public List<Site> sites() {
        return sites;
    }

    public List<CatalogueEntry> entries() {
        return entries;
    }

    /**
     * This catalogue with a change, whenever the change is in force.
     *
     * @throws IllegalArgumentException naming what is wrong with the change
     */
    SiteCatalogue with(CatalogueChange change, String newVersion) {
        List<Site> all = new ArrayList<>(sites);
        Site site = all.stream()
                .filter(known -> known.key().equals(change.site().key()))
                .findFirst()
                .orElseGet(() -> {
                    all.add(change.site());
                    return change.site();
                });
        SiteEntries changed = SiteEntries.of(entries);
        changed.change(site, change.role(), change.entry());
        return new SiteCatalogue(newVersion, all, changed.build());
    }

    /**
     * Site and role of a host: by the entry for exactly this host, or else by the entry for the longest domain above
     * it.
     *
     * @param from first byte of the host: any case, no port, no trailing dot
     * @param to one past its last byte
     * @return null if the host is not monitored
     */
    public @Nullable MonitoredHost find(byte[] bytes, int from, int to) {
        return table.find(bytes, from, to);
    }

    /**
     * Whether somebody else than the referring host's owner has the requested host: it is of another site, or of another
     * tenant of one platform. Neither host has a port or a trailing dot.
     *
     * @param host what {@link #find} says of {@code bytes[from, to)}
     */
    public boolean isForeign(byte[] bytes, int refererFrom, int refererTo, int from, int to, MonitoredHost host) {
        MonitoredHost referring = find(bytes, refererFrom, refererTo);
        if (referring == null || !referring.site().equals(host.site())) {
            return true;
        }
        int domain = host.tenantsBelow();
        return domain > 0
                && domain == referring.tenantsBelow()
                && !Tenants.same(bytes, refererFrom, refererTo, from, to, domain);
    }
}
