package org.dutywatch.ingest.elsewhere.domain;

/**
 * An access to a monitored site, as far as it matters here.
 *
 * @param id equal for the same access
 * @param start epoch milliseconds
 * @param tunnel known by host only, so that tunnels elsewhere stand for the pages that were opened in them
 */
public record Access(String id, long start, boolean tunnel) {}
