package org.dutywatch.ingest.catalogue.domain;

import org.jspecify.annotations.Nullable;

/**
 * One host of the catalogue.
 *
 * @param host lower case, without leading dot
 * @param below whether the entry also covers all sub-domains
 * @param is site and role of the host; null if the host is excluded although an entry for a wider domain covers it
 */
public record CatalogueEntry(
        String host, boolean below, @Nullable MonitoredHost is) {}
