package org.dutywatch.ingest.catalogue.domain;

import org.jspecify.annotations.Nullable;

/**
 * One host of the catalogue.
 *
 * @param host lower case, without leading dot
 * @param below whether the entry also covers every sub-domain
 * @param is what the host is; null for one that is left out on purpose although a wider entry covers it
 */
public record CatalogueEntry(
        String host, boolean below, @Nullable MonitoredHost is) {}
