package org.dutywatch.ingest.leases;

import java.util.List;

/**
 * CDI event, inside the transaction that deletes leases after their retention.
 *
 * @param leases the address, start and end of each deleted lease
 */
public record LeasesExpired(List<AffectedInterval> leases) {}
