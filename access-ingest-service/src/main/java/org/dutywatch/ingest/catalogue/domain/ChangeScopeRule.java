package org.dutywatch.ingest.catalogue.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses changes that would make hosts of others a part of a site. */
public final class ChangeScopeRule {
    private final EntryScopeRule entryScope;
    private final List<String> lookAlikes;

    /** @param lookAlikes hosts that no change may make a part of a site, or give another role */
    public ChangeScopeRule(PublicSuffixes suffixes, List<String> lookAlikes) {
        this.entryScope = new EntryScopeRule(suffixes);
        this.lookAlikes = List.copyOf(lookAlikes);
    }

    /** @throws IllegalArgumentException naming what the change would cover */
    public void check(SiteCatalogue before, CatalogueChange change) {
        SiteCatalogue after = before.with(change, before.version());
        after.entries().forEach(entryScope::check);
        String host = hostOf(change.entry());
        boolean covers = change.entry().startsWith(".") && !change.role().equals("not");
        for (CatalogueEntry entry : before.entries()) {
            boolean same = entry.host().equals(host);
            boolean below = covers && entry.host().endsWith("." + host);
            if ((same || below) && isOfAnother(entry, change)) {
                throw new IllegalArgumentException("'" + change.entry() + "' would cover '" + entry.written()
                        + "' of the site " + entry.site().key());
            }
        }
        MonitoredHost present = find(before, host);
        if (present != null && !present.site().key().equals(change.site().key())) {
            throw new IllegalArgumentException("'" + change.entry() + "' is a host of the site "
                    + present.site().key());
        }
        for (String lookAlike : lookAlikes) {
            MonitoredHost found = find(after, lookAlike);
            if (found != null && !Objects.equals(found, find(before, lookAlike))) {
                throw new IllegalArgumentException("'" + change.entry() + "' would cover " + lookAlike
                        + ", which only looks like a site's host or is requested by pages of others");
            }
        }
    }

    private static boolean isOfAnother(CatalogueEntry entry, CatalogueChange change) {
        return entry.monitored() != null
                && !entry.site().key().equals(change.site().key());
    }

    private static String hostOf(String entry) {
        int slash = entry.indexOf('/');
        String host = slash < 0 ? entry : entry.substring(0, slash);
        return host.startsWith(".") ? host.substring(1) : host;
    }

    private static @Nullable MonitoredHost find(SiteCatalogue catalogue, String host) {
        byte[] bytes = host.getBytes(StandardCharsets.UTF_8);
        return catalogue.find(bytes, 0, bytes.length);
    }
}
