package org.dutywatch.ingest.catalogue.domain;

import org.jspecify.annotations.Nullable;

/**
 * One host of the catalogue.
 *
 * @param host lower case, without leading dot
 * @param includesSubdomains whether the entry also covers all sub-domains
 * @param monitored site and role of the host; null to exclude the host from the entry for a wider domain
 */
public record CatalogueEntry(
        String host, boolean includesSubdomains, @Nullable MonitoredHost monitored) {}
