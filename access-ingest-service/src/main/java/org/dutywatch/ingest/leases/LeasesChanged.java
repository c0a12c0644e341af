package org.dutywatch.ingest.leases;

import java.util.List;

/**
 * CDI event, inside the transaction of an import that changes leases.
 *
 * @param affected the times that change; they may overlap
 * @param importer the user name of the person who imports them
 */
public record LeasesChanged(List<AffectedInterval> affected, String importer) {}
