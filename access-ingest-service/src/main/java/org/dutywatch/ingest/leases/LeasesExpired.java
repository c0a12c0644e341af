package org.dutywatch.ingest.leases;

import java.time.Instant;
import java.util.List;
import org.dutywatch.ingest.leases.LeasesChanged.TouchedTime;

/**
 * CDI event, inside the transaction that deletes leases after their retention.
 *
 * @param leases the address and the whole time of each deleted lease
 * @param oldest what is kept at most as long as a lease, and was stored before this, is to be deleted as well
 */
public record LeasesExpired(List<TouchedTime> leases, Instant oldest) {}
