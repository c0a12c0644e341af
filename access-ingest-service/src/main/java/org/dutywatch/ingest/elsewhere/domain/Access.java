package org.dutywatch.ingest.elsewhere.domain;

/**
 * What matters here of an access to a monitored site.
 *
 * @param id equal for the same access
 * @param start epoch milliseconds
 * @param tunnel whether only the host is known; unmonitored tunnels then count as unmonitored pages too, because pages
 *     may have been opened in them
 */
public record Access(String id, long start, boolean tunnel) {}
