package org.dutywatch.ingest.corrections;

import org.dutywatch.ingest.reading.domain.AccessObservation;

/**
 * An access that was attributed by a lease.
 *
 * @param address canonical; the address whose lease named the employee
 */
public record LeasedAccess(String address, AccessObservation observation) {}
