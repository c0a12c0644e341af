package org.dutywatch.ingest.catalogue.domain;

/** What the catalogue says of a host. */
public record MonitoredHost(Site site, HostRole role) {}
