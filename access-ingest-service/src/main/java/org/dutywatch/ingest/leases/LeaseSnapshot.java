package org.dutywatch.ingest.leases;

import org.dutywatch.ingest.attribution.domain.Leases;

/**
 * The leases at one moment; it does not change.
 *
 * @param version increases with every import that changes leases
 * @param leases at least as new as {@code version}
 */
public record LeaseSnapshot(long version, Leases leases) {}
