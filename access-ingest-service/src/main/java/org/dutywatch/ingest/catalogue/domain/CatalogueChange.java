package org.dutywatch.ingest.catalogue.domain;

import java.time.Instant;

/**
 * A change of the catalogue: from a time on, an entry says something else, or there is a new one.
 *
 * @param entry as in the catalogue's text: a host, {@code .domain} with what is below it, or either with a path
 * @param role a {@link HostRole} in lower case, {@code tenants} or {@code not}
 * @param site the site that lists it; if the catalogue has a site of this key, that one counts
 * @param from accesses that began at this time or later are classified by it
 */
public record CatalogueChange(String entry, String role, Site site, Instant from) {}
