package org.dutywatch.ingest.browsing.domain;

/**
 * The part of an access to a monitored site that {@link UnmonitoredBrowsing} needs.
 *
 * @param id equal for the same access
 * @param start epoch milliseconds
 * @param tunnel whether only the host is known; unmonitored tunnels then count as unmonitored pages too, because pages
 *     may have been opened in them
 */
public record MonitoredAccess(String id, long start, boolean tunnel) {}
