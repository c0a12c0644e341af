package org.dutywatch.ingest.catalogue.domain;

import org.jspecify.annotations.Nullable;

/**
 * One host of the catalogue.
 *
 * @param host lower case, without leading dot
 * @param site the site that lists it
 * @param monitored site and role of the host; null if it is not monitored, also if a wider entry covers it
 * @param note why the host is listed so; null if the catalogue does not say
 */
public record CatalogueEntry(
        String host,
        HostScope scope,
        Site site,
        @Nullable MonitoredHost monitored,
        @Nullable SourceNote note) {
    /** The host as the catalogue writes it, with a leading dot if it covers sub-domains. */
    public String written() {
        return scope == HostScope.HOST ? host : "." + host;
    }
}
